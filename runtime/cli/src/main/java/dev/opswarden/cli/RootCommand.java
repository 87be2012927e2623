package dev.opswarden.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** {@code warden-runtime} itself: it has options, and does nothing without a command. */
@Command(
        name = RootCommand.NAME,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Drafts replies to an agent's inbox. It sends nothing by itself.",
        subcommands = {
            TickCommand.class,
            DigestCommand.class,
            StatusCommand.class,
            DraftsCommand.class,
            ShowCommand.class,
            ApproveCommand.class,
            DismissCommand.class,
            ReviewCommand.class,
            AuditCommand.class,
            RulesCommand.class,
            SecretsCommand.class,
            PluginsCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            HubCommand.class,
            DemoCommand.class,
            CompletionCommand.class,
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:done, every graceful skip included",
            " 1:refused: the state does not allow it",
            " 2:the command line cannot be understood",
            "69:no inbox or no brain could be loaded",
            "70:a defect of ours",
            "74:the state cannot be read or written",
            "75:the hub did not take it or did not say: try again",
            "78:a setting cannot be used",
        })
final class RootCommand {

    static final String NAME = "warden-runtime";

    @Mixin
    private final Invocation invocation;

    RootCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    Invocation invocation() {
        return invocation;
    }
}
