package dev.opswarden.cli;

import picocli.CommandLine.Command;

/** {@code rules}: what an operator asks of rules (contract, section 3). None of its commands changes anything. */
@Command(
        name = "rules",
        description = "Check rules, run their cases, list them, explain what they decide, and try out others.",
        subcommands = {
            RulesCheckCommand.class,
            RulesTestCommand.class,
            RulesListCommand.class,
            RulesExplainCommand.class,
            RulesReplayCommand.class
        })
final class RulesCommand {}
