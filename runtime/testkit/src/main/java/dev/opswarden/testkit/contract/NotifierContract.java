package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.Notifier.Outcome;
import dev.opswarden.spi.Priority;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the host expects of a {@link Notifier}. */
public abstract class NotifierContract extends ExtensionContract<Notifier> {

    private static final int LAST_MOMENTS_SECONDS = 10;

    /** For a test class of a plugin. */
    protected NotifierContract() {}

    /** How often something was shown so far. */
    protected abstract int shown() throws Exception;

    /**
     * From now on nobody can be told, for a reason that is no fault: nobody is logged in, say.
     *
     * @return false where there is no such thing
     */
    protected abstract boolean nobodyIsThere() throws Exception;

    @Test
    final void p40ADigestIsShownOnce() throws Exception {
        assertEquals(new Outcome.Shown(), tell(digest("alice", "Deploy key")));

        assertEquals(1, shown());
    }

    @Test
    final void p40aANotifierRemembersNothing() throws Exception {
        Digest digest = digest("alice", "Deploy key");

        tell(digest);
        another();
        tell(digest);

        assertEquals(2, shown());
    }

    @Test
    final void p40aTroubleAloneIsTold() throws Exception {
        Digest trouble = new Digest(
                elsewhere().resolve("missing.md"),
                List.of(),
                0,
                0,
                List.of("the hub is away since 09:30"),
                List.of("a rule is mended"));

        assertEquals(new Outcome.Shown(), tell(trouble));
        assertEquals(1, shown());
    }

    @Test
    final void p41WhereNobodyIsTheReasonIsTold() throws Exception {
        boolean declines = nobodyIsThere();

        Outcome outcome = tell(digest("alice", "Deploy key"));

        if (declines) {
            assertFalse(
                    assertInstanceOf(Outcome.Declined.class, outcome).reason().isBlank());
            assertEquals(0, shown());
        } else {
            assertEquals(new Outcome.Shown(), outcome);
        }
    }

    @Test
    final void p42HostileTextIsShownAsText() throws Exception {
        for (String hostile : List.of(
                "--help",
                "<b>&amp;</b> <img src=x>",
                "$(reboot) `reboot` ; reboot",
                "%n%s \\ \" '",
                "",
                "x".repeat(500))) {
            assertEquals(new Outcome.Shown(), tell(digest(hostile, hostile)), hostile);
        }
        assertEquals(6, shown());
    }

    @Test
    final void p40bNoProcessIsLeftAfterTheEnd() throws Exception {
        Set<Long> before = children();
        tell(digest("alice", "Deploy key"));

        done(() -> extension().close());

        Set<Long> started = children();
        started.removeAll(before);
        for (long pid : started) {
            ProcessHandle.of(pid)
                    .map(child -> child.onExit().orTimeout(LAST_MOMENTS_SECONDS, TimeUnit.SECONDS))
                    .ifPresent(end -> assertTrue(
                            end.handle((child, late) -> late == null).join(),
                            () -> "P40b: process " + pid + " is left behind"));
        }
    }

    @Test
    final void p40bClosingIsHarmlessForANotifierThatWasNeverAsked() throws Exception {
        done(() -> extension().close());

        assertEquals(0, shown());
    }

    @Override
    final String idOf(Notifier created) {
        return created.id();
    }

    @Override
    final Future<Void> close(Notifier made) {
        return made.close();
    }

    private Outcome tell(Digest digest) throws Exception {
        return answer(() -> extension().notify(digest));
    }

    private Digest digest(String sender, String subject) {
        return new Digest(
                elsewhere().resolve("latest.md"),
                List.of(new Digest.Entry(new MessageId("m1"), sender, subject, Decision.ESCALATE, Priority.HIGH)),
                1,
                2,
                List.of());
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
