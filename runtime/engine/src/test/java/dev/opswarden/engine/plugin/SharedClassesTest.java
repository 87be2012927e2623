package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.SpiVersion;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose class a plugin gets, class by class: rules P43 and P44 of docs/plugin-authors.md. */
final class SharedClassesTest {

    private static final List<String> BROUGHT = List.of(
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "io.netty.buffer.Unpooled",
            "io.vertx.ext.mail.MailClient",
            "com.google.common.base.Strings",
            "dev.opswarden.engine.plugin.Guard",
            "io.vertx.core.Future",
            "org.slf4j.Logger",
            "org.jspecify.annotations.NullMarked");

    private static final String BRAIN = """
        public class Teller implements Brain {
            public String id() { return "%s"; }
            public Future<Triage> triage(Message message) {
                String owner;
                try {
                    ClassLoader own = getClass().getClassLoader();
                    owner = Class.forName(message.subject(), false, own).getClassLoader() == own ? "own" : "host";
                } catch (ClassNotFoundException e) {
                    owner = "none";
                }
                return Future.succeededFuture(Triage.fyi(owner));
            }
        }
        """;

    private static Vertx vertx;
    private static PluginSet set;

    @BeforeAll
    static void load(@TempDir Path directory) throws IOException {
        vertx = Vertx.vertx();
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        new JarBuilder("bare").extension("Teller", BRAIN.formatted("bare")).writeTo(plugins, "bare.jar");
        JarBuilder laden = new JarBuilder("laden");
        for (String name : BROUGHT) {
            int dot = name.lastIndexOf('.');
            laden.entry(
                    name.replace('.', '/') + ".class",
                    EmptyClass.named(name.substring(0, dot), name.substring(dot + 1)));
        }
        laden.extension("Teller", BRAIN.formatted("laden")).writeTo(plugins, "laden.jar");
        TestContext context = new TestContext(vertx, directory);
        set = PluginHost.load(new PluginPlace(plugins, SpiVersion.CURRENT, Optional.empty()), vertx, id -> context);
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        // name, with a class of that name in the jar, without
        "com.fasterxml.jackson.core.JsonFactory, own, host",
        "com.fasterxml.jackson.databind.ObjectMapper, own, none",
        "io.netty.buffer.Unpooled, own, host",
        "io.vertx.ext.mail.MailClient, own, none",
        "com.google.common.base.Strings, own, none",
        "dev.opswarden.engine.plugin.Guard, own, none",
        "io.vertx.core.Future, host, host",
        "org.slf4j.Logger, host, host",
        "org.jspecify.annotations.NullMarked, host, host",
        "dev.opswarden.spi.Brain, host, host",
        "org.pf4j.Extension, host, host",
        "java.util.List, host, host",
        "javax.net.ssl.SSLContext, host, host",
        "com.sun.net.httpserver.HttpServer, host, host",
        "dev.opswarden.engine.tick.Tick, none, none",
        "com.google.re2j.Pattern, none, none",
        "org.snakeyaml.engine.v2.api.Load, none, none",
        "org.junit.jupiter.api.Test, none, none",
    })
    void whoseClassAPluginGets(String name, String whenItBringsOne, String whenItDoesNot) {
        assertEquals(whenItBringsOne, owner("laden", name), name);
        assertEquals(whenItDoesNot, owner("bare", name), name);
    }

    @Test
    void aPackageWhoseNameOnlyBeginsAlikeIsThePluginsOwn() {
        assertTrue(SharedClasses.always("io.vertx.core.Future"));
        assertFalse(SharedClasses.given("io.vertxy.Own"));
        assertFalse(SharedClasses.always("io.vertx.corex.Own"));
        assertFalse(SharedClasses.given("dev.opswarden.spix.Own"));
    }

    private static String owner(String plugin, String className) {
        return set.brain(plugin)
                .orElseThrow()
                .triage(TestMessages.message("m", className, "b"))
                .await()
                .reason();
    }
}
