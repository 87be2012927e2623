package dev.opswarden.cli;

import dev.opswarden.engine.config.Overrides;
import dev.opswarden.hub.EmbeddedHub;
import dev.opswarden.hub.HubOptions;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on the embedded hub with sample messages, in a directory of its own (contract, section 3). */
@Command(
        name = "demo",
        description = {
            "Show the main job from beginning to end, on a hub of its own with sample messages.",
            "It works in a temporary directory; your settings, state and inbox are not touched.",
        })
final class DemoCommand implements Callable<Integer> {

    /** The ticks and their stages have limits of their own; this one is for what none of them sees. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Invocation invocation;

    @Option(names = "--keep", description = "Leave the directory with everything in it.")
    private boolean keep;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        requirePlugins(invocation.surroundings().installation().resolve("plugins"));
        if (!invocation.overrides().equals(Overrides.NONE)) {
            invocation.warn("the demo has settings and state of its own: --config and --state-dir mean nothing to it");
        }
        DemoTelling telling = new DemoTelling(invocation.out(), invocation.surroundings());
        try (DemoDirectory directory = DemoDirectory.create(invocation.surroundings(), keep)) {
            telling.opening();
            List<String> differences = play(directory, telling);
            if (!differences.isEmpty()) {
                throw new WardenException(
                        ErrorKind.INTERNAL, "the demo did not go as announced:\n" + String.join("\n", differences));
            }
            telling.closing(directory, keep);
        }
        return ExitCode.DONE.status();
    }

    private List<String> play(DemoDirectory directory, DemoTelling telling) {
        directory.writeMessages();
        return VertxRun.awaitUnwatched(
                LIMIT,
                vertx -> EmbeddedHub.start(vertx, HubOptions.defaults())
                        .compose(hub -> new DemoPlay(vertx, hub, directory, invocation, telling)
                                .run()
                                .eventually(hub::close))
                        .recover(failure -> Future.failedFuture(HubFailure.told(failure))));
    }

    private static void requirePlugins(Path plugins) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(plugins, "*.jar")) {
            if (jars.iterator().hasNext()) {
                return;
            }
        } catch (IOException e) {
            // Not there or not readable: there are none, as far as the demo is concerned.
        }
        throw new WardenException(
                ErrorKind.NOT_LOADED,
                "there are no plugins in '" + plugins + "', and the demo runs a real tick with them;\n"
                        + "start it with bin/warden-runtime of a distribution, or with ./warden-runtime of a checkout");
    }
}
