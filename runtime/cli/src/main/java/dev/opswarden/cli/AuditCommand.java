package dev.opswarden.cli;

import picocli.CommandLine.Command;

/** {@code audit}: what happened to drafts, by whom, when (contract, section 3). */
@Command(
        name = "audit",
        description = "Check the audit log, or tell from it what happened to a draft.",
        subcommands = {AuditVerifyCommand.class, AuditShowCommand.class})
final class AuditCommand {}
