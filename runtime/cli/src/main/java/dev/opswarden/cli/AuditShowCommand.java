package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.state.AuditTrail;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code audit show}: one draft's story, or all of them. */
@Command(name = "show", description = "Tell what happened to a draft, or to all of them, oldest first.")
final class AuditShowCommand implements Callable<Integer> {

    private static final int TIME = 32;
    private static final int WHO = TIME + 12;
    private static final int WHAT = WHO + 13;
    private static final int MOST_NAMED = 5;

    private final Invocation invocation;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The id of a message, or an unambiguous beginning of it.")
    private @Nullable String id;

    AuditShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        AuditTrail trail = StateStore.readOnly(
                        invocation.loadSettings().settings().stateDir())
                .audit();
        String wanted = id;
        if (wanted == null) {
            trail.forEach(entry -> print(entry, true));
        } else {
            String meant = meant(trail, wanted);
            trail.forEach(entry -> {
                if (entry.messageId().equals(meant)) {
                    print(entry, false);
                }
            });
        }
        return ExitCode.DONE.status();
    }

    /** The one id that begins so; the log remembers drafts that the state has forgotten. */
    private static String meant(AuditTrail trail, String wanted) {
        Set<String> matching = new TreeSet<>();
        trail.forEach(entry -> {
            if (!wanted.isEmpty() && entry.messageId().startsWith(wanted)) {
                matching.add(entry.messageId());
            }
        });
        if (matching.contains(wanted)) {
            return wanted;
        }
        if (matching.size() != 1) {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    matching.isEmpty()
                            ? "the audit log tells nothing of '" + wanted + "'"
                            : "'" + wanted + "' could be any of "
                                    + String.join(
                                            ", ",
                                            matching.stream().limit(MOST_NAMED).toList())
                                    + (matching.size() > MOST_NAMED ? ", …" : "") + "; type more of the id");
        }
        return matching.iterator().next();
    }

    private void print(AuditTrail.Entry entry, boolean withId) {
        Text line = Text.of(Style.DIM, entry.time())
                .padTo(TIME)
                .and(entry.who())
                .padTo(WHO)
                .and(Style.BOLD, entry.what())
                .padTo(WHAT);
        invocation.out().line((withId ? line.and(Style.CYAN, entry.messageId()).and("  ") : line).and(entry.detail()));
    }
}
