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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** The shipped rules do without the rule engine; those of somebody else may not. */
    private static final String RULES_OF_THE_ENGINE = """
            package rehearsal;

            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;

            rule "relates facts to each other"
              salience 10
            when
              $t : Triage( undecided )
              $m : Message( $subject : subject, $subject not matches "(?is).*nothing of this.*" )
              not Message( body contains "nothing of this" )
            then
              $t.escalate("from " + $m.getSender() + ": " + $subject).priority("high").label("rehearsed");
            end

            rule "one of several"
            when
              $t : Triage( undecided )
              ( Message( sender == "nobody" ) or Message( priority in ( "low", "normal", "high", "urgent" ) ) )
            then
              $t.fyi("of any priority");
            end

            rule "usual"
              salience -10
            when
              $t : Triage( undecided )
              Message( text matches "(?s).*" )
            then
              $t.ignore("whatever is left");
            end
            """;

    private static final int LONG_FILE = 1 << 16;

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
            return Math.max(run("tick"), tickWithEngine());
        }
        PluginHost.keepLoadedClasses();
        int worst = Math.max(commands(), tickWithEngine());
        // Loads what logging takes; the last command has left the log where its output goes, which is nowhere.
        LoggerFactory.getLogger(Rehearsal.class).warn("rehearsed");
        PluginHost.linkLoadedClasses();
        return worst;
    }

    private int commands() throws IOException {
        int worst = run("tick");
        for (Draft draft : pending()) {
            String id = draft.messageId().value();
            worst = Math.max(worst, run("show", id));
            worst = Math.max(worst, run("approve", id));
        }
        inflateState();
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

    /** A state of many drafts is read in another way than one of a few; blanks make a long file of it as well. */
    private void inflateState() throws IOException {
        Path drafts = StateStore.readOnly(stateDir).directory().drafts();
        Files.writeString(drafts, " ".repeat(LONG_FILE), StandardOpenOption.APPEND);
    }

    private List<Draft> pending() {
        return StateStore.readOnly(stateDir).read().state().drafts().stream()
                .filter(draft -> draft.status().isPending())
                .toList();
    }

    private int tickWithEngine() throws IOException {
        Path rules = Files.createDirectories(stateDir.resolveSibling("rules-of-the-engine"));
        Files.writeString(rules.resolve("rehearsal.drl"), RULES_OF_THE_ENGINE);
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put("WORKER_RULES_DIR", rules.toString());
        environment.put(
                "WORKER_STATE_DIR",
                stateDir.resolveSibling("state-of-the-engine").toString());
        return run(
                new Surroundings(
                        environment, surroundings.workingDirectory(), surroundings.home(), surroundings.installation()),
                "tick");
    }

    private int run(String... command) {
        return run(surroundings, command);
    }

    private static int run(Surroundings where, String... command) {
        Output nowhere = new Output(OutputStream.nullOutputStream(), false, false);
        return Main.run(command, where, new Terminal(nowhere, nowhere), new JarLoading());
    }
}
