package dev.opswarden.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

/** The commands that a {@link PlainLine} can ask for, with their options set as picocli would set them. */
final class EverydayCommands {

    private EverydayCommands() {}

    /**
     * The command that a command line asks for.
     *
     * @param args the command line
     * @param invocation what the command works with
     * @return nothing if {@link CommandTree} has to read the line
     */
    static Optional<Callable<Integer>> find(String[] args, Invocation invocation) {
        Optional<PlainLine> plain = PlainLine.read(args);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        PlainLine line = plain.get();
        invocation.locate(line.values().get("--config"), line.values().get("--state-dir"));
        return switch (line.command()) {
            case "tick" -> Optional.of(new TickCommand(invocation, line.has("--dry-run"), line.has("--json")));
            case "status" -> Optional.of(new StatusCommand(invocation, line.has("--check"), line.has("--json")));
            case "drafts" -> Optional.of(new DraftsCommand(invocation, line.has("--all"), line.has("--json")));
            case "digest" -> Optional.of(new DigestCommand(invocation));
            case "show" ->
                Optional.of(new ShowCommand(invocation, line.operands().get(0), line.has("--json")));
            case "approve" ->
                Optional.of(new ApproveCommand(
                        invocation, line.operands(), line.has("--edit"), line.has("--anyway"), line.has("--json")));
            default -> Optional.empty();
        };
    }
}
