package dev.opswarden.example.maildir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;

/** The headers of a mail itself, those of its parts left out. */
final class Headers {

    /** What no mail program writes, and what it takes long to decode. */
    private static final int LONGEST = 20_000;

    private static final int MOST_REFERENCES = 100;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,900}>");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(@[A-Za-z0-9.\\[\\]:-]{1,255})?");

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.-]{1,255}");

    private final List<String> from = new ArrayList<>();
    private final List<String> subject = new ArrayList<>();
    private final List<String> messageId = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<String> inReplyTo = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    void add(Field field) {
        switch (field.getName().toLowerCase(Locale.ROOT)) {
            case "from" -> from.add(value(field));
            case "subject" -> subject.add(value(field));
            case "message-id" -> messageId.add(value(field));
            case "references" -> references.add(value(field));
            case "in-reply-to" -> inReplyTo.add(value(field));
            case "list-id" -> label("list");
            case "auto-submitted" -> {
                if (!value(field).strip().toLowerCase(Locale.ROOT).startsWith("no")) {
                    label("auto-submitted");
                }
            }
            default -> {
                // Nothing else is needed.
            }
        }
    }

    /** The mail with this text. */
    Mail with(String text) throws UnreadableMail {
        if (from.isEmpty()) {
            throw new UnreadableMail("it has no sender: there is no From");
        }
        Mailbox sender = sender(from.get(0));
        String address = HeaderText.oneLine(sender.getAddress());
        boolean usable = ADDRESS.matcher(address).matches();
        if (!usable && !isReadable(sender)) {
            throw new UnreadableMail("its From holds no address that could be used");
        }
        String name = HeaderText.oneLine(sender.getName() == null ? "" : sender.getName())
                .replace('<', ' ')
                .replace('>', ' ')
                .strip();
        List<String> before = ids(references);
        if (before.isEmpty()) {
            before = ids(inReplyTo);
        }
        return new Mail(
                name.isEmpty() ? address : name + " <" + address + ">",
                usable ? address : "",
                subject.isEmpty() ? "" : HeaderText.oneLine(HeaderText.decoded(subject.get(0))),
                ids(messageId).stream().findFirst(),
                before,
                text,
                List.copyOf(labels));
    }

    /** An address that is none to write to, such as one with a quoted name, is still a sender. */
    private static boolean isReadable(Mailbox sender) {
        String domain = sender.getDomain();
        return domain != null
                && DOMAIN.matcher(domain).matches()
                && !HeaderText.oneLine(sender.getLocalPart()).isEmpty();
    }

    private static Mailbox sender(String text) throws UnreadableMail {
        try {
            Optional<Mailbox> first = LenientAddressParser.DEFAULT.parseAddressList(text).flatten().stream()
                    .filter(mailbox -> !mailbox.getAddress().isEmpty())
                    .findFirst();
            return first.orElseThrow(() -> new UnreadableMail("its From holds no address"));
        } catch (RuntimeException e) {
            throw new UnreadableMail("its From cannot be understood");
        }
    }

    private static List<String> ids(List<String> fields) {
        List<String> ids = new ArrayList<>();
        if (!fields.isEmpty()) {
            Matcher matcher = MESSAGE_ID.matcher(fields.get(0));
            while (matcher.find() && ids.size() < MOST_REFERENCES) {
                ids.add(matcher.group());
            }
        }
        return List.copyOf(ids);
    }

    private void label(String label) {
        if (!labels.contains(label)) {
            labels.add(label);
        }
    }

    private static String value(Field field) {
        String raw = HeaderText.raw(field);
        return raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
    }
}
