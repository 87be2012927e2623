package dev.opswarden.cli;

import dev.opswarden.engine.draft.DraftReportJson;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drafts}: what waits for a person, oldest first (contract, section 3). */
@Command(name = "drafts", description = "List the replies that wait for you, oldest first.")
final class DraftsCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--all", description = "Add the other decisions, and what was sent, dismissed or superseded.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DraftsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    DraftsCommand(Invocation invocation, boolean all, boolean json) {
        this(invocation);
        this.all = all;
        this.json = json;
    }

    @Override
    public Integer call() {
        WorkerState state = invocation.loadState(invocation.loadSettings().settings());
        if (json) {
            List<Draft> shown = all
                    ? List.copyOf(state.drafts())
                    : state.unfinished().stream()
                            .filter(draft -> draft.status().isPending())
                            .toList();
            invocation.out().asItIs(Json.text(DraftReportJson.list(shown)));
        } else {
            new DraftsPage(invocation.out(), invocation.clock().instant()).print(state, all);
        }
        return ExitCode.DONE.status();
    }
}
