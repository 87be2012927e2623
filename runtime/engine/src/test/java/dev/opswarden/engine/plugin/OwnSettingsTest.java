package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.config.DeclaredSettings;
import dev.opswarden.engine.config.Effective;
import dev.opswarden.engine.config.Loaded;
import dev.opswarden.engine.config.Overrides;
import dev.opswarden.engine.config.SettingsLoader;
import dev.opswarden.engine.config.Source;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.testkit.TestingClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that a plugin declares in its jar (P47 to P49 of docs/plugin-authors.md). */
final class OwnSettingsTest extends PluginsSetUp {

    private static final String DECLARED = """
            # name | type | default | what it is for
            MADE_UP_PLACE  | path     |     | Where it looks.
            MADE_UP_REPEAT | duration | 10m | How long it waits.
            """;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void createHome() throws IOException {
        Files.createDirectories(root.resolve(".config/ops-warden"));
        environment.put("HOME", root.toString());
    }

    @Test
    void p49TheyAreSetWhereTheHostsOwnAreAndArriveChecked() throws IOException {
        pack(DECLARED);
        assertEquals("Optional.empty PT10M", answer());

        file("MADE_UP_PLACE=here\nMADE_UP_REPEAT=3s\n");
        assertEquals("Optional[" + root.resolve("here") + "] PT3S", answer());

        environment.put("MADE_UP_PLACE", "/there");
        assertEquals("Optional[/there] PT3S", answer());
    }

    @Test
    void p49AValueThatCannotBeUsedKeepsThePluginFromLoadingAndIsNamedWithItsPlace() throws IOException {
        pack(DECLARED);
        file("# mine\nMADE_UP_REPEAT=soon\n");

        PluginInfo plugin = load().plugins().get(0);

        assertEquals(PluginInfo.State.FAILED, plugin.state());
        String error = plugin.error().orElseThrow();
        assertTrue(error.startsWith("MADE_UP_REPEAT='soon' (" + env() + ":2): "), error);
        assertTrue(error.contains("; accepted: "), error);
        assertTrue(read().errors().get(0).startsWith("MADE_UP_REPEAT='soon' (" + env() + ":2): "));
    }

    @Test
    void p49TheyAreShownAndAMistypedNameIsWarnedOf() throws IOException {
        pack(DECLARED);
        file("MADE_UP_PALCE=/there\n");

        DeclaredSettings.Read read = read();

        assertEquals(
                List.of(
                        new Effective("MADE_UP_PLACE", Optional.empty(), Source.DEFAULT, "default", "Where it looks."),
                        new Effective(
                                "MADE_UP_REPEAT", Optional.of("10m"), Source.DEFAULT, "default", "How long it waits.")),
                read.effective());
        assertEquals(
                List.of(env()
                        + ":1: 'MADE_UP_PALCE' is no setting of that plugin; it has MADE_UP_PLACE, MADE_UP_REPEAT"),
                read.warnings());
    }

    @Test
    void whatWasFoundOnceIsFoundAgain() throws IOException {
        pack(DECLARED);
        load();

        assertEquals("Optional.empty PT10M", answer());
        assertTrue(Files.readString(there.checked()).contains("MADE_UP_REPEAT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "MADE_UP_A | text | x;'MADE_UP_A | text | x' is not NAME | type | default | what it is for",
                "OTHER_A | text | | b;is called MADE_UP_..., in capital letters, digits and underscores, not 'OTHER_A'",
                "MADE_UP_ | text | | b;not 'MADE_UP_'",
                "MADE_UP_a | text | | b;not 'MADE_UP_a'",
                "MADE_UP_A | colour | | b;'colour', the type of MADE_UP_A, is none of text, number,",
                "MADE_UP_A | secret-file | /x | b;there is no default",
                "MADE_UP_A | text | | ;lacks a sentence"
            })
    void p47ADeclarationThatCannotBeReadIsNamedByItsLine(String line, String said) throws IOException {
        pack("# first\n" + line + "\n");

        String error = load().plugins().get(0).error().orElseThrow();

        assertTrue(error.startsWith("its META-INF/warden-settings.txt cannot be used: line 2: "), error);
        assertTrue(error.contains(said), error);
    }

    @Test
    void p47NamesOfTheHostAreTheHosts() throws IOException {
        new JarBuilder("worker")
                .entry(DeclaredSettings.ENTRY, "WORKER_KEEP | text | | b".getBytes(StandardCharsets.UTF_8))
                .writeTo(there.plugins, "worker.jar");

        String error = load().plugins().get(0).error().orElseThrow();

        assertTrue(error.contains("names that begin with WORKER_ are those of warden-runtime itself"), error);
    }

    private void pack(String declared) {
        new JarBuilder("made-up")
                .extension("Made", """
                        public class Made implements Brain {
                            private final String said;
                            public Made(PluginContext context) {
                                said = context.settings().text("MADE_UP_PLACE") + " "
                                        + context.settings().duration("MADE_UP_REPEAT");
                                context.settings().duration("WORKER_TIMEOUT_SEND");
                            }
                            public String id() { return "made-up"; }
                            public Future<Triage> triage(Message message) {
                                return Future.succeededFuture(Triage.fyi(said));
                            }
                        }
                        """)
                .entry(DeclaredSettings.ENTRY, declared.getBytes(StandardCharsets.UTF_8))
                .writeTo(there.plugins, "made-up.jar");
    }

    private String answer() {
        return PluginsFixture.ask(load().brain("made-up").orElseThrow()).reason();
    }

    private PluginSet load() {
        Loaded loaded = settings();
        return PluginHost.load(
                there.place(),
                vertx,
                id -> HostContext.of(id, vertx, loaded.settings(), surroundings(), new TestingClock()));
    }

    private DeclaredSettings.Read read() {
        return OwnSettings.of(there.place(), settings().settings().forPlugins());
    }

    private Loaded settings() {
        return SettingsLoader.load(surroundings(), new Overrides(Optional.empty(), Optional.empty()));
    }

    private Surroundings surroundings() {
        return new Surroundings(environment, root, root, root);
    }

    private Path env() {
        return root.resolve(".config/ops-warden/worker.env");
    }

    private void file(String text) throws IOException {
        Files.writeString(env(), text);
    }
}
