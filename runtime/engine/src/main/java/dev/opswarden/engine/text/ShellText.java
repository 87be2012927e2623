package dev.opswarden.engine.text;

import dev.opswarden.spi.HiddenCharacters;

/** Text as one word of a command line that the operator may paste into a shell (sh; bash and zsh for hidden characters). */
public final class ShellText {

    private ShellText() {}

    /** The text as one word: as it is where no shell minds, else in quotes. */
    public static String word(String text) {
        if (!text.isEmpty() && text.chars().allMatch(ShellText::isPlain)) {
            return text;
        }
        if (text.codePoints().anyMatch(ShellText::isUnseen)) {
            return spelled(text);
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A leading {@code ~} or {@code #} means something to a shell, so neither is plain anywhere. */
    private static boolean isPlain(int each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || "_-.,:/@%+".indexOf(each) >= 0;
    }

    private static boolean isUnseen(int codePoint) {
        return HiddenCharacters.isHidden(codePoint)
                || HiddenCharacters.isSelector(codePoint)
                || (codePoint != ' ' && Character.getType(codePoint) == Character.SPACE_SEPARATOR);
    }

    /** What cannot be seen cannot be pasted either: the shell is told the code points. */
    private static String spelled(String text) {
        StringBuilder word = new StringBuilder("$'");
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\'' || codePoint == '\\') {
                word.append('\\').append((char) codePoint);
            } else if (codePoint > 0xffff && isUnseen(codePoint)) {
                word.append("\\U").append(hex(codePoint, 8));
            } else if (isUnseen(codePoint)) {
                word.append("\\u").append(hex(codePoint, 4));
            } else {
                word.appendCodePoint(codePoint);
            }
        });
        return word.append('\'').toString();
    }

    private static String hex(int codePoint, int digits) {
        String hex = Integer.toHexString(codePoint);
        return "0".repeat(digits - hex.length()) + hex;
    }
}
