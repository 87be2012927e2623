package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/**
 * A reply as a mail (RFC 5322): headers in ASCII, each put together from values without line ends, and the text in
 * quoted-printable.
 *
 * @param messageId its Message-ID
 * @param bytes the whole of it
 */
record OutgoingMail(String messageId, byte[] bytes) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

    /** How many Message-IDs of a long thread are repeated: the first one, and the latest. */
    private static final int MOST_REFERENCES = 20;

    private static final int KEY_DIGITS = 40;

    /**
     * Writes a reply.
     *
     * @param from the sender, as the operator has set it
     * @param answered the mail that it answers
     * @param reply what was approved
     * @param key the draft's one key: the Message-ID follows from it, so that a mail that should go out twice after all
     *     is known as one by whoever gets it
     * @param now what {@code Date} says
     * @throws WardenException of kind {@link ErrorKind#REJECTED} for an address that cannot be used
     */
    static OutgoingMail reply(String from, Mail answered, Reply reply, String key, Instant now) {
        Mailbox sender = sender(from);
        String messageId =
                "<warden." + MailFile.sha256(key).substring(0, KEY_DIGITS) + "@" + sender.getDomain() + ">";
        List<String> lines = new ArrayList<>();
        lines.add("From: " + written(sender));
        lines.add("To: " + answered.address());
        lines.add("Subject: " + encoded(HeaderText.oneLine(reply.subject())));
        lines.add("Date: " + DATE.format(now));
        lines.add("Message-ID: " + messageId);
        answered.messageId().ifPresent(id -> {
            lines.add("In-Reply-To: " + id);
            lines.add("References: " + String.join("\r\n ", references(answered, id)));
        });
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=utf-8");
        lines.add("Content-Transfer-Encoding: quoted-printable");
        String head = String.join("\r\n", lines) + "\r\n\r\n";
        return new OutgoingMail(
                messageId, (head + quotedPrintable(reply.body())).getBytes(StandardCharsets.US_ASCII));
    }

    private static Mailbox sender(String from) {
        try {
            Mailbox sender = LenientAddressParser.DEFAULT.parseMailbox(HeaderText.oneLine(from));
            if (sender.getDomain() != null && ADDRESS.matcher(sender.getAddress()).matches()) {
                return sender;
            }
        } catch (RuntimeException e) {
            // Said below.
        }
        throw new WardenException(
                ErrorKind.REJECTED,
                MaildirSettings.FROM + " is '" + HeaderText.oneLine(from) + "'; it must be an address like"
                        + " ops@example.org, or Name <ops@example.org>");
    }

    private static String written(Mailbox sender) {
        String name = sender.getName() == null ? "" : HeaderText.oneLine(sender.getName());
        return name.isEmpty()
                ? sender.getAddress()
                : EncoderUtil.encodeAddressDisplayName(name) + "\r\n <" + sender.getAddress() + ">";
    }

    /** What could be taken for an encoded word is encoded itself: it is read as it was approved. */
    private static String encoded(String subject) {
        int used = "Subject: ".length();
        String written = subject.contains("=?")
                ? EncoderUtil.encodeEncodedWord(subject, EncoderUtil.Usage.TEXT_TOKEN, used)
                : EncoderUtil.encodeIfNecessary(subject, EncoderUtil.Usage.TEXT_TOKEN, used);
        return folded(written);
    }

    /** No line of more than 78 characters, as far as there are blanks. */
    private static String folded(String text) {
        StringBuilder lines = new StringBuilder();
        int column = "Subject: ".length();
        for (String word : text.split(" ", -1)) {
            if (lines.length() > 0) {
                boolean full = column + 1 + word.length() > 78 && !word.isEmpty();
                lines.append(full ? "\r\n " : " ");
                column = full ? 1 : column + 1;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }

    private static List<String> references(Mail answered, String id) {
        List<String> all = new ArrayList<>(answered.references());
        all.remove(id);
        all.add(id);
        if (all.size() > MOST_REFERENCES) {
            List<String> latest = new ArrayList<>(all.subList(all.size() - MOST_REFERENCES + 1, all.size()));
            latest.add(0, all.get(0));
            return latest;
        }
        return all;
    }

    private static String quotedPrintable(String body) {
        String canonical = body.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        if (!canonical.endsWith("\r\n")) {
            canonical += "\r\n";
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try {
            EncoderUtil.encodeQ(new ByteArrayInputStream(canonical.getBytes(StandardCharsets.UTF_8)), encoded);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        // A dot is encoded too: alone on a line it would end the mail for a sendmail that is called without -i.
        return encoded.toString(StandardCharsets.US_ASCII);
    }
}
