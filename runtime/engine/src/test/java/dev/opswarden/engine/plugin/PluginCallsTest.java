package dev.opswarden.engine.plugin;

import static dev.opswarden.engine.plugin.PluginsFixture.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call into a plugin meets, and what becomes of one that fails or hangs. */
final class PluginCallsTest extends PluginsSetUp {

    @Test
    void aPluginIsGivenItsContext() {
        new JarBuilder("curious").extension("Curious", """
                        public class Curious implements Brain {
                            private final PluginContext context;
                            public Curious(PluginContext context) { this.context = context; }
                            public String id() { return "curious"; }
                            public Future<Triage> triage(Message message) {
                                return Future.succeededFuture(Triage.fyi(context.pluginId()));
                            }
                        }
                        """).writeTo(there.plugins, "curious.jar");

        assertEquals("curious", ask(there.load().brain("curious").orElseThrow()).reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new IllegalStateException(\"oops\");|oops",
                "throw new StackOverflowError(\"deep\");|deep",
                "return null;|returned null for a future in triage()",
                "return Future.succeededFuture(null);|answered null in triage()",
                "return Future.failedFuture(new NoClassDefFoundError(\"gone\"));|gone"
            })
    void whatAPluginThrowsBecomesAFailure(String body, String said) {
        BrainJars.doing("bad", body).writeTo(there.plugins, "bad.jar");

        Future<Triage> answer = there.load().brain("bad").orElseThrow().triage(TestMessages.message("m", "s", "b"));

        Exception failure = assertThrows(Exception.class, answer::await);
        assertTrue(String.valueOf(failure.getMessage()).contains(said), failure::toString);
    }

    @Test
    void aCallThatHangsDoesNotHoldUpTheNext() throws IOException {
        BrainJars.doing(
                        "slow",
                        "if (message.subject().equals(\"hang\")) { try { new"
                                + " java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException"
                                + " e) { } } return Future.succeededFuture(Triage.fyi(\"here\"));")
                .writeTo(there.plugins, "slow.jar");
        Vertx own = Vertx.vertx();
        Brain slow = new PluginsFixture(root, own).load().brain("slow").orElseThrow();

        Future<Triage> hanging = slow.triage(TestMessages.message("m", "hang", ""));
        assertEquals(
                "here", slow.triage(TestMessages.message("m", "go", "")).await().reason());
        assertTrue(!hanging.isComplete());
        own.close();
    }

    @Test
    void aCallRunsWithTheClassLoaderOfThePlugin() {
        BrainJars.doing(
                        "loader",
                        "return"
                                + " Future.succeededFuture(Triage.fyi(String.valueOf(Thread.currentThread().getContextClassLoader()"
                                + " == getClass().getClassLoader())));")
                .writeTo(there.plugins, "loader.jar");

        assertEquals("true", ask(there.load().brain("loader").orElseThrow()).reason());
    }

    @Test
    void eachPluginHasAClassLoaderOfItsOwn() {
        BrainJars.saying("one", "Triage.fyi(String.valueOf(System.identityHashCode(getClass().getClassLoader())))")
                .writeTo(there.plugins, "one.jar");
        BrainJars.saying("two", "Triage.fyi(String.valueOf(System.identityHashCode(getClass().getClassLoader())))")
                .writeTo(there.plugins, "two.jar");
        PluginSet set = there.load();

        assertNotSame(
                ask(set.brain("one").orElseThrow()).reason(),
                ask(set.brain("two").orElseThrow()).reason());
        assertSame(
                ErrorKind.NOT_LOADED,
                assertThrows(WardenException.class, () -> JarCheck.of(root.resolve("none.jar"), false))
                        .kind());
    }
}
