package dev.opswarden.engine.text;

import java.nio.charset.StandardCharsets;

/** Text as one component of a file name: it cannot leave its directory, hide, or be taken for an option. */
public final class FileNameText {

    private static final int MOST_CHARACTERS = 200;
    private static final String HEX = "0123456789abcdef";

    private FileNameText() {}

    /**
     * The text with every byte but letters, digits, {@code _}, and {@code .} and {@code -} inside it as {@code %xx}.
     *
     * <p>Different texts get different names, up to 200 characters; past that a name is cut, with the length and a hash
     * of the text at its end.
     */
    public static String of(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            if (isPlain(value) && (name.length() > 0 || (value != '.' && value != '-'))) {
                name.append((char) value);
            } else {
                name.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xf));
            }
        }
        if (name.isEmpty()) {
            return "%";
        }
        if (name.length() <= MOST_CHARACTERS) {
            return name.toString();
        }
        String end = "%" + text.length() + "%" + Integer.toHexString(text.hashCode());
        return name.substring(0, MOST_CHARACTERS - end.length()) + end;
    }

    private static boolean isPlain(int value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || value == '_'
                || value == '.'
                || value == '-';
    }
}
