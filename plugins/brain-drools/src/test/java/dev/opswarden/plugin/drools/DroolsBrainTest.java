package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the host meets the brain. */
class DroolsBrainTest {

    @TempDir
    Path home;

    @Test
    void constructingItDoesNothing() {
        DroolsBrain brain = new RulesInADirectory(home).brain();

        assertEquals("drools", brain.id());
        assertFalse(Files.exists(home.resolve("cache")));
    }

    @Test
    void manyThreadsAtOnceCompileOnceAndGetEachItsOwnAnswer() throws Exception {
        RulesInADirectory rules = new RulesInADirectory(home).file("a.drl", rule("echo", 0, "$t.fyi($m.getId());"));
        AtomicInteger compiled = new AtomicInteger();
        RuleCompiler compiler = new RuleCompiler(getClass().getClassLoader());
        DroolsBrain brain =
                new DroolsBrain(rules.context(), new RulesInForce(rules.context(), RunLimits.USUAL, files -> {
                    compiled.incrementAndGet();
                    return compiler.compile(files);
                }));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Message message = message("m" + i, "s", "b");
                Callable<String> question = () -> {
                    start.await();
                    return brain.triage(message).result().reason();
                };
                answers.add(workers.submit(question));
            }
            start.countDown();
            for (int i = 0; i < answers.size(); i++) {
                assertEquals("m" + i, answers.get(i).get());
            }
        } finally {
            workers.shutdownNow();
        }
        assertEquals(1, compiled.get());
    }

    @Test
    void aMessageRunsThroughTheRulesOnceForBothQuestions() throws Exception {
        DroolsBrain brain = new RulesInADirectory(home)
                .file("a.drl", rule("when", 0, "$t.fyi(\"at \" + java.util.UUID.randomUUID());"))
                .brain();

        brain.veto(message()).result();
        Triage first = brain.triage(message()).result();

        assertEquals(first, brain.triage(message()).result());
    }

    @Test
    void theContextClassLoaderIsLeftAsItWas() throws Exception {
        DroolsBrain brain = new RulesInADirectory(home)
                .file("a.drl", rule("any", 0, "$t.fyi(\"x\");"))
                .brain();
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        brain.triage(message()).result();

        assertSame(before, Thread.currentThread().getContextClassLoader());
    }
}
