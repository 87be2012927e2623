package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.WardenException;
import java.util.ArrayList;
import java.util.List;

/** Tells an answer from an echo: a model that repeats what it was told has decided nothing. */
final class OwnWords {

    private static final int LONG_LINE = 40;
    private static final int LONG_MESSAGE = 20;

    private final List<String> longLines = new ArrayList<>();

    /**
     * Knows the instructions.
     *
     * @param system all of them
     */
    OwnWords(String system) {
        system.lines()
                .map(OwnWords::plain)
                .filter(line -> line.length() >= LONG_LINE)
                .forEach(longLines::add);
    }

    /**
     * Lets pass an answer in the model's own words.
     *
     * @throws WardenException of kind {@link ErrorKind#PROTOCOL} for one that repeats the prompt or the message
     */
    void require(String content, ModelVerdict verdict, String mark, Message message) {
        // Also as it reads once JSON's own way of writing characters is taken off.
        String answer = plain(content + "\n" + verdict.body() + "\n" + verdict.reason());
        int repeated = 0;
        for (String line : longLines) {
            repeated += answer.contains(line) ? 1 : 0;
        }
        // One line may be a signature that the operator's prompt asks for.
        if (answer.contains(mark) || repeated >= Math.min(2, Math.max(1, longLines.size()))) {
            throw new WardenException(ErrorKind.PROTOCOL, "the model's answer repeats its prompt");
        }
        String body = plain(verdict.body());
        String asked = plain(message.body());
        if (asked.length() >= LONG_MESSAGE && addsNothing(body.replace("> ", ""), asked.replace("> ", ""))) {
            throw new WardenException(ErrorKind.PROTOCOL, "the model's answer repeats the message");
        }
    }

    /** Whether a text is another one and no word more; quotes and marks around it are none. */
    private static boolean addsNothing(String text, String other) {
        return text.contains(other) && text.replace(other, "").codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** With every run of white space as one blank, also of what JSON escapes. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String unescaped = text.replace("\\n", " ").replace("\\\"", "\"");
        boolean gap = false;
        for (int i = 0; i < unescaped.length(); i++) {
            char c = unescaped.charAt(i);
            if (Character.isWhitespace(c)) {
                gap = out.length() > 0;
            } else {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }
}
