package dev.opswarden.example.maildir;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.jspecify.annotations.Nullable;

/** Puts the text of a mail together: the plain text of an alternative rather than its HTML, and a line per attachment. */
final class MailText {

    /** What is read of texts; the host shows less. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final int MOST_NAMED = 20;
    private static final int LONGEST_NAME = 100;

    /** The texts of one multipart, or of the mail itself. */
    private record Level(boolean alternative, List<String> plain, List<String> html) {

        Level(boolean alternative) {
            this(alternative, new ArrayList<>(), new ArrayList<>());
        }

        /** An alternative says the same several times; elsewhere each part says something of its own. */
        List<String> chosen() {
            if (alternative) {
                return plain.isEmpty() ? html : plain;
            }
            List<String> all = new ArrayList<>(plain);
            all.addAll(html);
            return all;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level(false)));
    private final List<String> attachments = new ArrayList<>();
    private int attached;
    private int left = MOST_BYTES;
    private boolean cut;

    void startMultipart(String type) {
        levels.push(new Level(type.equalsIgnoreCase("multipart/alternative")));
    }

    void endMultipart() {
        List<String> chosen = levels.pop().chosen();
        levels.element().plain().addAll(chosen);
    }

    void add(MaximalBodyDescriptor part, InputStream decoded) throws IOException {
        String type = part.getMimeType();
        boolean html = type.equals("text/html");
        if (!(html || type.equals("text/plain")) || "attachment".equals(part.getContentDispositionType())) {
            attach(type, part.getContentDispositionFilename());
            return;
        }
        byte[] bytes = decoded.readNBytes(left);
        left -= bytes.length;
        cut |= left == 0;
        String text = Charsets.decode(bytes, part.getCharset());
        text = html ? HtmlText.of(text) : text.replace("\r\n", "\n");
        if (!text.isBlank()) {
            (html ? levels.element().html() : levels.element().plain()).add(text);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        // A mail that breaks off leaves levels open.
        List<Level> open = new ArrayList<>(levels);
        for (int i = open.size() - 1; i >= 0; i--) {
            for (String each : open.get(i).chosen()) {
                text.append(text.length() > 0 && text.charAt(text.length() - 1) != '\n' ? "\n" : "").append(each);
            }
        }
        if (cut) {
            text.append("\n[the rest of this mail is longer than what is read]");
        }
        for (String attachment : attachments) {
            text.append("\n[attachment: ").append(attachment).append(']');
        }
        if (attached > MOST_NAMED) {
            text.append("\n[and ").append(attached - MOST_NAMED).append(" more attachments]");
        }
        return text.toString();
    }

    private void attach(String type, @Nullable String name) {
        if (++attached <= MOST_NAMED) {
            String line = name == null ? type : HeaderText.oneLine(HeaderText.decoded(name)) + ", " + type;
            attachments.add(line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…");
        }
    }
}
