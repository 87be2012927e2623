package dev.opswarden.cli;

import picocli.CommandLine.Command;

/** {@code plugins}: the jars that the worker is put together from (contract, section 3). */
@Command(
        name = "plugins",
        description = {
            "List the plugins, look at them, put one in, take one out.",
            "A plugin is a program with your rights: install what you trust.",
        },
        subcommands = {
            PluginsListCommand.class,
            PluginsInfoCommand.class,
            PluginsVerifyCommand.class,
            PluginsInstallCommand.class,
            PluginsRollbackCommand.class,
            PluginsRemoveCommand.class,
            PluginsEnableCommand.class,
            PluginsDisableCommand.class
        })
final class PluginsCommand {}
