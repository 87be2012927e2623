package dev.opswarden.dist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks through everything that came out for what a terminal, a reader of a log or a shell would take for more than text. */
final class HostileSinks {

    /** Controls, formats, separators, halves of pairs, tags, fillers and selectors that nobody sees. */
    private static final Pattern ALIVE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]"
            + "|[\\x{E0000}-\\x{E0FFF}\\x{34f}\\x{115f}\\x{1160}\\x{3164}\\x{ffa0}\\x{fe00}-\\x{fe0d}]|\\x{fe0f}{2}");

    /** What a terminal's own line discipline and a passing line of ours come with. */
    private static final Pattern TERMINAL = Pattern.compile("\\r\\u001b\\[K|\\r+\\n");

    private static final Pattern TRACE = Pattern.compile("\\tat [\\w.$]+\\(|Exception in thread");

    private final Map<String, byte[]> seen;
    private final Map<String, String> found = new TreeMap<>();

    HostileSinks(Map<String, byte[]> seen) {
        this.seen = seen;
    }

    /** What is alive, and where; nothing if all is well. */
    Map<String, String> alive(List<String> halves) {
        seen.forEach((place, bytes) -> {
            if (isPacked(bytes) || place.contains("/.cache/")) {
                return;
            }
            String text = decoded(place, bytes);
            String shown =
                    place.startsWith("terminal of") ? TERMINAL.matcher(text).replaceAll("\n") : text;
            for (String half : halves) {
                if (text.contains(half)) {
                    note(place, "half of a token", text, text.indexOf(half));
                }
            }
            // A person edits the very text that goes out, and what goes out is escaped by JSON or is no page.
            if (place.startsWith("wire:") || place.endsWith("/edited")) {
                return;
            }
            first(ALIVE, place, shown);
            first(TRACE, place, shown);
            first(Pattern.compile("(?m)^" + HostileMail.FORGED), place, shown);
        });
        return found;
    }

    private void first(Pattern pattern, String place, String text) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            note(place, pattern.pattern().length() > 20 ? "alive" : pattern.pattern(), text, matcher.start());
        }
    }

    private void note(String place, String what, String text, int at) {
        String around = text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 40));
        StringBuilder spelled = new StringBuilder();
        around.codePoints()
                .forEach(c -> spelled.append(c > 0x1f && c < 0x7f ? Character.toString(c) : "<%x>".formatted(c)));
        found.put(place + ", " + what, spelled.toString());
    }

    private String decoded(String place, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            found.put(place + ", no UTF-8", String.valueOf(e.getMessage()));
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    }
}
