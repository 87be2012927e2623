package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.FoundDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: one draft beside its message, and why it was drafted (contract, section 3). */
@Command(
        name = "show",
        description = "Show a draft beside its message, as the hub has it at this moment, and why it was drafted.")
final class ShowCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The id of the message, or an unambiguous beginning of it.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ShowCommand(Invocation invocation, String id, boolean json) {
        this(invocation);
        this.id = id;
        this.json = json;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        Draft draft = FoundDraft.in(invocation.loadState(settings), id);
        ShownMessage message = ShownMessage.ask(invocation, settings, draft.messageId());
        if (json) {
            invocation.out().asItIs(Json.text(ShowJson.of(draft, message)));
        } else {
            new ShowPage(invocation.out(), invocation.clock().instant()).print(draft, message);
        }
        return ExitCode.DONE.status();
    }
}
