package dev.opswarden.engine.digest;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.engine.text.MarkdownText;
import dev.opswarden.spi.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The page that the operator reads: Markdown that is as pleasant as plain text. First what needs a person, then what a
 * person may send, then what is only to be known; everything that is still open is on it.
 */
public final class DigestPage {

    /** At length; past these a person looks for a line, not for a page. */
    private static final int MOST_AT_LENGTH = 20;

    private static final int MOST_REPLIES = 200;
    private static final int MOST_FOR_INFORMATION = 200;
    private static final int MOST_IGNORED = 20;
    private static final int MOST_REJECTED = 50;
    private static final int MOST_TROUBLES = 50;
    private static final int LINE = 1_000;

    private final DigestContent content;
    private final StringBuilder page = new StringBuilder();
    private final DraftEntry entry;

    private DigestPage(DigestContent content) {
        this.content = content;
        this.entry = new DraftEntry(content, page);
    }

    /** The page as Markdown. */
    public static String of(DigestContent content) {
        return new DigestPage(content).write();
    }

    private String write() {
        Comparator<Draft> mostUrgentFirst = Comparator.comparing(Draft::priority)
                .reversed()
                .thenComparing(draft -> !content.isNew(draft))
                .thenComparing(Draft.OLDEST_FIRST);
        List<Draft> needsYou = sorted(Decision.ESCALATE, mostUrgentFirst);
        List<Draft> replies = sorted(Decision.REPLY, mostUrgentFirst);
        List<Draft> information = sorted(Decision.FYI, Draft.OLDEST_FIRST.reversed());
        List<Draft> ignored = sorted(Decision.IGNORE, Draft.OLDEST_FIRST.reversed());

        summary(needsYou.size(), replies.size(), information.size(), ignored.size());
        needsYou(needsYou);
        drafts("Drafts to review", replies, MOST_REPLIES, entry::reply, "drafts");
        drafts("For information", information, MOST_FOR_INFORMATION, entry::line, "drafts --all");
        closeAll(information, "fyi");
        drafts("Ignored", ignored, MOST_IGNORED, entry::line, "drafts --all");
        closeAll(ignored, "ignore");
        leftForNextTick();
        lines("Rejected", content.rejected().stream().map(DigestPage::rejection).toList(), MOST_REJECTED);
        lines("Troubles", content.troubles(), MOST_TROUBLES);
        return page.toString().stripTrailing() + "\n";
    }

    private void summary(int needsYou, int replies, int information, int ignored) {
        page.append("# ")
                .append(MarkdownText.inline(content.agent(), LINE))
                .append(": ")
                .append(needsYou == 0 && replies == 0 ? "nothing needs you" : waiting(needsYou, replies))
                .append("\n\n")
                .append(HumanTime.of(content.time(), content.zone()))
                .append(" (")
                .append(content.zone().getId())
                .append("), tick ")
                .append(MarkdownText.code(content.tickId()))
                .append(": ")
                .append(content.counts().unread())
                .append(" unread, ")
                .append(content.counts().fresh())
                .append(" new; ")
                .append(information)
                .append(" for information, ")
                .append(ignored)
                .append(" ignored");
        if (!content.troubles().isEmpty()) {
            page.append("; **")
                    .append(Counted.of(content.troubles().size(), "trouble"))
                    .append("**, see below");
        }
        page.append(".\n\n");
    }

    private static String waiting(int needsYou, int replies) {
        String people = needsYou == 0 ? "" : needsYou + (needsYou == 1 ? " needs you" : " need you");
        String drafts = replies == 0 ? "" : Counted.of(replies, "draft") + " to review";
        return people + (needsYou > 0 && replies > 0 ? ", " : "") + drafts;
    }

    /** All of them: the most urgent at length, the others on a line each. */
    private void needsYou(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        heading("Needs you", drafts.size());
        drafts.stream().limit(MOST_AT_LENGTH).forEach(entry::escalation);
        if (drafts.size() > MOST_AT_LENGTH) {
            page.append("The other ")
                    .append(drafts.size() - MOST_AT_LENGTH)
                    .append("; look at one with ")
                    .append(Command.of("show ID"))
                    .append(", answer it with ")
                    .append(Command.of("approve ID --edit"))
                    .append(", close it with ")
                    .append(Command.of("dismiss ID"))
                    .append(":\n\n");
            drafts.stream().skip(MOST_AT_LENGTH).forEach(entry::line);
        }
        endSection();
    }

    private void drafts(String title, List<Draft> drafts, int most, Consumer<Draft> show, String listing) {
        if (drafts.isEmpty()) {
            return;
        }
        heading(title, drafts.size());
        drafts.stream().limit(most).forEach(show);
        if (drafts.size() > most) {
            page.append("- and ")
                    .append(drafts.size() - most)
                    .append(" more: ")
                    .append(Command.of(listing))
                    .append('\n');
        }
        endSection();
    }

    private void closeAll(List<Draft> drafts, String decision) {
        if (!drafts.isEmpty()) {
            page.append("Close them all: ")
                    .append(Command.of("dismiss --decision " + decision + " --mark-read"))
                    .append("\n\n");
        }
    }

    private void leftForNextTick() {
        if (content.leftForNextTick() > 0) {
            page.append("## Left for the next tick\n\n")
                    .append(Counted.of(content.leftForNextTick(), "new message"))
                    .append(content.leftForNextTick() == 1 ? " waits" : " wait")
                    .append(" for the next tick: one takes no more than `WORKER_MAX_MESSAGES`.\n\n");
        }
    }

    private void lines(String title, List<String> lines, int most) {
        if (lines.isEmpty()) {
            return;
        }
        heading(title, lines.size());
        lines.stream()
                .limit(most)
                .forEach(line -> page.append("- ")
                        .append(MarkdownText.inline(line, LINE))
                        .append('\n'));
        if (lines.size() > most) {
            page.append("- and ").append(lines.size() - most).append(" more\n");
        }
        page.append('\n');
    }

    private static String rejection(DigestContent.Rejection rejection) {
        return (rejection.subject().isBlank() ? "(no subject)" : rejection.subject()) + ": " + rejection.reason();
    }

    private void heading(String title, int count) {
        page.append("## ").append(title).append(" (").append(count).append(")\n\n");
    }

    /** One empty line before what follows, however the last entry ended. */
    private void endSection() {
        if (page.charAt(page.length() - 2) != '\n') {
            page.append('\n');
        }
    }

    private List<Draft> sorted(Decision decision, Comparator<Draft> order) {
        return content.open(decision).stream().sorted(order).toList();
    }
}
