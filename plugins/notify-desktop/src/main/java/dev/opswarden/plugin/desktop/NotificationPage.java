package dev.opswarden.plugin.desktop;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.NotificationText;
import dev.opswarden.spi.Priority;
import java.util.ArrayList;
import java.util.List;

/**
 * What a notification says: counts, what needs the person first, and what is wrong with the worker.
 *
 * @param urgency {@code low}, {@code normal} or {@code critical}, as the desktop knows it
 * @param title one line, no markup
 * @param body a few lines; whatever is text of others is escaped
 */
record NotificationPage(String urgency, String title, String body) {

    private static final int MOST_ENTRIES = 3;
    private static final int MOST_TROUBLES = 3;
    private static final int SUBJECT = 80;
    private static final int NAME = 40;
    private static final int SENTENCE = 160;

    static NotificationPage of(String agent, Digest digest) {
        return new NotificationPage(
                urgency(digest),
                NotificationText.plain(agent, NAME) + ": " + headline(digest),
                String.join("\n", lines(digest)));
    }

    /** Urgent is what a message is; trouble can wait until somebody looks, and what asks for nothing is low. */
    private static String urgency(Digest digest) {
        Priority most = Priority.LOW;
        boolean person = !digest.troubles().isEmpty();
        for (Digest.Entry entry : digest.fresh()) {
            most = entry.priority().compareTo(most) > 0 ? entry.priority() : most;
            person |= entry.decision() == Decision.ESCALATE || entry.decision() == Decision.REPLY;
        }
        if (most == Priority.URGENT) {
            return "critical";
        }
        return most == Priority.HIGH
                        || (person
                                && (most != Priority.LOW || !digest.troubles().isEmpty()))
                ? "normal"
                : "low";
    }

    private static String headline(Digest digest) {
        int people = count(digest, Decision.ESCALATE);
        int drafts = count(digest, Decision.REPLY);
        int others = digest.fresh().size() - people - drafts;
        List<String> parts = new ArrayList<>();
        if (people > 0) {
            parts.add(people == 1 ? "1 needs you" : people + " need you");
        }
        if (drafts > 0) {
            parts.add(drafts == 1 ? "1 draft to review" : drafts + " drafts to review");
        }
        if (others > 0) {
            parts.add(others + " for information");
        }
        if (parts.isEmpty()) {
            parts.add(
                    !digest.troubles().isEmpty()
                            ? "something is wrong"
                            : digest.over().isEmpty() ? "nothing is new" : "works again");
        }
        return String.join(", ", parts);
    }

    private static List<String> lines(Digest digest) {
        List<String> lines = new ArrayList<>();
        int told = 0;
        for (Digest.Entry entry : digest.fresh()) {
            if (told < MOST_ENTRIES && entry.decision() != Decision.IGNORE) {
                lines.add(line(entry));
                told++;
            }
        }
        if (told > 0 && digest.fresh().size() > told) {
            lines.add("and " + (digest.fresh().size() - told) + " more");
        }
        some(digest.troubles(), "Wrong: ", lines);
        some(digest.over(), "Over: ", lines);
        int waiting = digest.pendingDrafts() + digest.open();
        if (waiting > digest.fresh().size()) {
            lines.add(digest.pendingDrafts() + (digest.pendingDrafts() == 1 ? " draft" : " drafts") + " and "
                    + digest.open() + (digest.open() == 1 ? " other decision" : " other decisions") + " wait in all");
        }
        lines.add(digest.fresh().isEmpty() ? "warden-runtime status" : "warden-runtime digest");
        return lines;
    }

    private static String line(Digest.Entry entry) {
        String priority = entry.priority().compareTo(Priority.NORMAL) > 0
                ? entry.priority().label() + ": "
                : "";
        String subject = NotificationText.markup(entry.subject(), SUBJECT);
        return priority + (subject.isEmpty() ? "(no subject)" : subject) + " ("
                + NotificationText.markup(entry.sender(), NAME) + ")";
    }

    private static void some(List<String> sentences, String before, List<String> lines) {
        for (String sentence : sentences.subList(0, Math.min(MOST_TROUBLES, sentences.size()))) {
            lines.add(before + NotificationText.markup(sentence, SENTENCE));
        }
        if (sentences.size() > MOST_TROUBLES) {
            lines.add("and " + (sentences.size() - MOST_TROUBLES) + " more like this");
        }
    }

    private static int count(Digest digest, Decision decision) {
        int count = 0;
        for (Digest.Entry entry : digest.fresh()) {
            count += entry.decision() == decision ? 1 : 0;
        }
        return count;
    }
}
