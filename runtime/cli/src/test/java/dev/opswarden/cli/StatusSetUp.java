package dev.opswarden.cli;

import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeInbox;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home without a state, an inbox and rules that are current. */
abstract class StatusSetUp {

    private static final RuleBook.Status CURRENT = new RuleBook.Status(3, 12, RuleBook.State.CURRENT, List.of());

    @TempDir
    Path home;

    Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home).with("WORKER_INBOX", "fake").with("WORKER_BRAIN", "llm,drools");
        plugins(Future.succeededFuture(CURRENT));
    }

    void plugins(Future<RuleBook.Status> rules) {
        shell.withPlugins(List.of(FakeRuleBook.JAR), new FakeInbox(), brain(), new FakeRuleBook("drools", rules));
    }

    static FakeBrain brain() {
        return FakeBrain.saying("drools", Triage.abstain("no"));
    }

    StateFixture state() {
        return new StateFixture(shell.stateDirectory());
    }
}
