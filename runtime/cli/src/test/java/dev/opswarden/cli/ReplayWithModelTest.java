package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules replay --with-llm}: the hub's recent messages before the rules and the model. */
class ReplayWithModelTest {

    private static final Triage IGNORE = Triage.ignore("a status report");

    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox()
            .with(TestMessages.raw("m-1", "A question", "Where is it?"))
            .with(TestMessages.raw("m-2", "A status", "All is well."));

    @Test
    void messagesThatTheModelDecidesOtherwiseAreShownAtLength() {
        Ran ran = shell(FakeBrain.saying("drools", IGNORE), questions()).run("rules", "replay", "--with-llm");

        assertEquals(0, ran.status(), ran::err);
        assertTrue(ran.out().contains("m-1  differs  A question"), ran::out);
        assertTrue(ran.out().contains("drools: ignore, llm: ignore"), ran::out);
        assertTrue(ran.out().endsWith("1 message of 2 is decided differently\n"), ran::out);
    }

    @Test
    void theModelIsAskedAlsoWhereItIsNoBrainOfTheTick() {
        FakeBrain model = questions();

        Ran ran = shell(FakeBrain.saying("drools", IGNORE), model)
                .with("WORKER_BRAIN", "drools")
                .run("rules", "replay", "--with-llm", "--json");

        assertTrue(
                ran.out().startsWith("{\"messages\":2,\"asked\":2,\"compared\":[{\"message_id\":\"m-1\","), ran::out);
        assertEquals(2, model.asked().size());
    }

    @Test
    void nothingIsStored() {
        Shell shell = shell(FakeBrain.saying("drools", IGNORE), questions());

        shell.run("rules", "replay", "--with-llm");

        assertFalse(Files.exists(shell.stateDirectory()));
        assertEquals(List.of("recent"), inbox.calls());
    }

    @Test
    void aModelIsAskedAboutTwentyMessagesUnlessMoreAreWanted() {
        IntStream.range(0, 40).forEach(i -> inbox.with(TestMessages.raw("n-" + i, "Again", "And again.")));
        FakeBrain model = questions();
        Shell shell = shell(FakeBrain.saying("drools", IGNORE), model);

        shell.run("rules", "replay", "--with-llm");
        assertEquals(20, model.asked().size());
        shell.run("rules", "replay", "--with-llm", "--limit", "42");

        assertEquals(62, model.asked().size());
    }

    @Test
    void aSecretInAnAnswerIsNotShown() {
        String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2).substring(0, 36);
        Triage leaking = Triage.reply("It is " + token, "because of " + token);

        Ran ran = shell(FakeBrain.saying("drools", IGNORE), FakeBrain.saying("llm", leaking))
                .run("rules", "replay", "--with-llm");

        assertTrue(ran.out().contains("[secret:github-token]"), ran::out);
        assertFalse(ran.out().contains(token), ran::out);
    }

    @Test
    void aModelThatFailsIsSaidToHaveFailedAndWhy() {
        FakeBrain model = FakeBrain.answering(
                "llm",
                message -> Future.failedFuture(new WardenException(
                        ErrorKind.UNREACHABLE,
                        "the model is tired of " + message.id().value())));

        Ran ran = shell(FakeBrain.saying("drools", IGNORE), model).run("rules", "replay", "--with-llm");

        assertEquals(0, ran.status(), ran::err);
        assertTrue(ran.out().contains("drools: ignore, llm: failed"), ran::out);
        assertTrue(ran.out().endsWith("""

                        llm failed on 2 messages, first: the model is tired of m-1
                        0 messages of 2 are decided differently
                        """), ran::out);
    }

    @Test
    void withoutAModelThereIsNothingToCompare() {
        Ran none = shell(questions()).with("LLM_CONNECT_URL", "").run("rules", "replay", "--with-llm");
        Ran alone = shell(questions()).with("WORKER_BRAIN", "llm").run("rules", "replay", "--with-llm");
        Ran missing = shell(questions()).with("WORKER_BRAIN", "drools").run("rules", "replay", "--with-llm");
        Ran both = shell(questions()).run("rules", "replay", "--with-llm", "--against", "other");

        assertTrue(none.err().contains("there is no model to ask: LLM_CONNECT_URL is not set"), none::err);
        assertTrue(alone.err().contains("WORKER_BRAIN names no brain but 'llm'"), alone::err);
        assertTrue(missing.err().contains("provides the brain 'drools'"), missing::err);
        assertEquals(2, both.status());
    }

    private static FakeBrain questions() {
        return FakeBrain.answering("llm", message -> Future.succeededFuture(answer(message)));
    }

    private static Triage answer(Message message) {
        return message.subject().contains("question") ? Triage.reply("In the vault.", "it asks") : IGNORE;
    }

    private Shell shell(Brain... brains) {
        Object[] extensions = new Object[brains.length + 1];
        System.arraycopy(brains, 0, extensions, 0, brains.length);
        extensions[brains.length] = inbox;
        return new Shell(home)
                .with("WORKER_INBOX", "fake")
                .with("WORKER_BRAIN", "drools,llm")
                .with("LLM_CONNECT_URL", "http://127.0.0.1:9")
                .withPlugins(List.of(), extensions);
    }
}
