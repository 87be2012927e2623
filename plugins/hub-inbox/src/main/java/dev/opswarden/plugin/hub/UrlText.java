package dev.opswarden.plugin.hub;

import java.nio.charset.StandardCharsets;

/** The one place where text from outside becomes part of a URL. */
final class UrlText {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private UrlText() {}

    /** Percent-encodes everything but the unreserved characters of RFC 3986, for a value in a query. */
    static String value(String text) {
        return encode(text, UNRESERVED);
    }

    /**
     * Percent-encodes a text into exactly one path segment. A text of dots alone is encoded too, because {@code .} and
     * {@code ..} would be resolved away.
     */
    static String segment(String text) {
        boolean dots = text.chars().allMatch(c -> c == '.');
        return encode(text, dots ? "" : UNRESERVED);
    }

    private static String encode(String text, String asTheyAre) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (asTheyAre.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
