package dev.opswarden.engine.config;

import java.util.regex.Pattern;

/** Quotes a value for an error: control characters become visible, what is long is cut, credentials are left out. */
final class Quoted {

    private static final int LONGEST = 120;
    private static final Pattern CREDENTIALS = Pattern.compile("//[^\\s/?#]*@");

    private Quoted() {}

    static String of(String text) {
        return "'" + visible(text) + "'";
    }

    /** The same for what may be a URL, where a user name and a password would stand before an {@code @}. */
    static String url(String text) {
        return of(withoutCredentials(text));
    }

    /** The text with {@code …} for whatever stands between {@code //} and {@code @}. */
    static String withoutCredentials(String text) {
        return text.indexOf('@') < 0 ? text : CREDENTIALS.matcher(text).replaceAll("//…@");
    }

    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append("\\u").append(String.format("%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }
}
