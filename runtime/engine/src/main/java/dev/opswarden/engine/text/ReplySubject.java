package dev.opswarden.engine.text;

import java.util.regex.Pattern;

/** The subject of a reply. */
public final class ReplySubject {

    private static final Pattern IS_REPLY = Pattern.compile("(?i)\\s*re(\\[\\d+])?:.*", Pattern.DOTALL);

    private ReplySubject() {}

    /**
     * The subject with {@code Re: } before it, unless it stands there already.
     *
     * @param subject of the message that is answered, perhaps empty
     */
    public static String of(String subject) {
        if (subject.isBlank()) {
            return "Re: (no subject)";
        }
        return IS_REPLY.matcher(subject).matches() ? subject : "Re: " + subject;
    }
}
