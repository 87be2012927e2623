package dev.opswarden.cli;

import dev.opswarden.cli.logging.LateLog;
import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.plugin.PluginHost;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.hub.EmbeddedHub;
import dev.opswarden.hub.HubOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Runs the commands of every day once, on a hub and in a directory of its own, and prints nothing: so that a JVM that
 * was told to archive what it loads has met their classes when it ends.
 *
 * <p>The launcher starts it, never a person. It ends with 0 if everything went as it should.
 */
public final class Rehearsal {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Surroundings surroundings;
    private final Path stateDir;

    private Rehearsal(Surroundings surroundings, Path stateDir) {
        this.surroundings = surroundings;
        this.stateDir = stateDir;
    }

    /**
     * Rehearses, and ends the process. Compiled rules are taken from {@code XDG_CACHE_HOME} and left there.
     *
     * @param args {@code rules} to go no further than to have them compiled there, or nothing
     */
    public static void main(String[] args) {
        LateLog.install();
        Surroundings real = Surroundings.ofThisProcess();
        boolean rulesOnly = args.length > 0;
        int worst;
        try (DemoDirectory directory = DemoDirectory.create(real, false)) {
            directory.writeMessages();
            worst = VertxRun.await(
                    LIMIT,
                    vertx -> EmbeddedHub.start(vertx, HubOptions.defaults())
                            .compose(hub -> hub.load(directory.messages())
                                    .compose(loaded -> {
                                        Rehearsal rehearsal = of(directory, real, hub.url());
                                        return vertx.executeBlocking(() -> rehearsal.run(rulesOnly));
                                    })
                                    .eventually(hub::close)));
        }
        System.exit(worst);
    }

    private static Rehearsal of(DemoDirectory directory, Surroundings real, String hubUrl) {
        Surroundings own = directory.surroundings(real, hubUrl);
        Map<String, String> environment = new HashMap<>(own.environment());
        Optional.ofNullable(real.environment().get("XDG_CACHE_HOME"))
                .ifPresent(cache -> environment.put("XDG_CACHE_HOME", cache));
        return new Rehearsal(
                new Surroundings(environment, own.workingDirectory(), own.home(), own.installation()),
                directory.stateDir());
    }

    private int run(boolean rulesOnly) throws IOException {
        if (rulesOnly) {
            return run("tick");
        }
        PluginHost.keepLoadedClasses();
        int worst = commands();
        // Loads what logging takes; the last command has left the log where its output goes, which is nowhere.
        LoggerFactory.getLogger(Rehearsal.class).warn("rehearsed");
        PluginHost.linkLoadedClasses();
        return worst;
    }

    private int commands() {
        int worst = run("tick");
        for (Draft draft : pending()) {
            String id = draft.messageId().value();
            worst = Math.max(worst, run("show", id));
            worst = Math.max(worst, run("approve", id));
        }
        for (List<String> command : List.of(
                List.of("status"),
                List.of("status", "--json"),
                List.of("drafts"),
                List.of("drafts", "--json"),
                List.of("digest"),
                List.of("tick", "--json"))) {
            worst = Math.max(worst, run(command.toArray(String[]::new)));
        }
        return worst;
    }

    private List<Draft> pending() {
        return StateStore.readOnly(stateDir).read().state().drafts().stream()
                .filter(draft -> draft.status().isPending())
                .toList();
    }

    private int run(String... command) {
        Output nowhere = new Output(OutputStream.nullOutputStream(), false, false);
        return Main.run(command, surroundings, new Terminal(nowhere, nowhere), new JarLoading());
    }
}
