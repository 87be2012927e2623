package dev.opswarden.cli;

import picocli.CommandLine.Command;

/** {@code secrets}: what would be withheld (contract, section 3). */
@Command(
        name = "secrets",
        description = "Look for what would be withheld from a message.",
        subcommands = {SecretsScanCommand.class})
final class SecretsCommand {}
