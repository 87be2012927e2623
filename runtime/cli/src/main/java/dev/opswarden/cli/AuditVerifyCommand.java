package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.state.AuditTrail;
import dev.opswarden.engine.state.StateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code audit verify}: whether a line was changed or removed. */
@Command(name = "verify", description = "Check the chain of the audit log; 1 if a line was changed or removed.")
final class AuditVerifyCommand implements Callable<Integer> {

    private final Invocation invocation;

    AuditVerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        AuditTrail.Verified verified = StateStore.readOnly(
                        invocation.loadSettings().settings().stateDir())
                .audit()
                .verify();
        for (long line : verified.torn()) {
            invocation.warn("line " + line + " was torn by a crash; the chain goes on over it");
        }
        for (String fault : verified.faults()) {
            invocation.err().line(Text.of(Style.RED, "warden-runtime:").and(" " + fault));
        }
        if (!verified.faults().isEmpty()) {
            return ExitCode.REFUSED.status();
        }
        invocation
                .out()
                .line(Text.of(Style.GREEN, "ok")
                        .and(": " + verified.lines() + (verified.lines() == 1 ? " line" : " lines")
                                + ", none changed or removed"));
        return ExitCode.DONE.status();
    }
}
