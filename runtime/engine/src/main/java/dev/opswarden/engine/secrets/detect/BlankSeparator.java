package dev.opswarden.engine.secrets.detect;

/** Where nothing but a blank parts a name from its value: in a {@code .netrc}, a Dockerfile, a line of settings. */
final class BlankSeparator {

    private static final int FARTHEST = 160;

    private BlankSeparator() {}

    /** What the blank is: between words of a sentence it says nothing. */
    static Separator.Style style(String text, int start) {
        boolean directive = text.startsWith("requirepass", start) || text.startsWith("masterauth", start);
        String before = text.substring(Math.max(0, start - FARTHEST), start);
        if (isLogin(before)) {
            return Separator.Style.PROSE;
        }
        return directive || isNetrc(before) || isDirective(before) ? Separator.Style.OPTION : Separator.Style.BLANK;
    }

    /** {@code ssh -p 22 bob@host password …}: nobody writes a sentence behind a command. */
    private static boolean isLogin(String before) {
        String line = before.substring(before.lastIndexOf('\n') + 1);
        int command = line.lastIndexOf("ssh ");
        return command >= 0 && line.indexOf('@', command) > 0 && line.endsWith(" ");
    }

    private static boolean isNetrc(String before) {
        return before.contains("login ") && (before.contains("machine ") || before.contains("default "));
    }

    /** {@code ENV NAME value}, {@code setenv NAME value} at the beginning of a line. */
    private static boolean isDirective(String before) {
        String line = before.substring(before.lastIndexOf('\n') + 1).strip();
        return switch (line) {
            case "ENV", "ARG", "setenv", "set", "setx" -> true;
            default -> false;
        };
    }
}
