package dev.opswarden.engine.secrets.detect;

/** What lies between the first and the last line of an armoured key: lines of base64, headers, quotes of mails. */
final class PemBody {

    private static final int LEAST = 20;
    private static final int LONGEST = 64_000;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_LINES = 300;

    private PemBody() {}

    /** Where the key that begins here ends, when no closing line follows; -1 if no key does. */
    static int end(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST);
        int characters = 0;
        int last = from;
        int i = from;
        while (i < most) {
            int line = i;
            i = skipDecoration(text, i, most);
            int run = i;
            while (run < most && isBody(text.charAt(run))) {
                run++;
            }
            if (run > i && (run - i >= LEAST || characters >= LEAST) && !isProse(text, i, run)) {
                characters += run - i;
                last = run;
                i = run;
            } else if (isHeader(text, i)) {
                int end = Chars.indexOf(text, '\n', i, most);
                i = end < 0 ? most : end;
            } else if (run > i || i == line) {
                break;
            }
        }
        return characters >= LEAST ? last : -1;
    }

    /** Where the key begins that ends here, when no opening line was there; -1 if no key does. */
    static int start(String text, int to) {
        int start = to;
        int characters = 0;
        int end = to;
        for (int lines = 0; lines < MOST_LINES && end > 0; lines++) {
            int from = lineStart(text, end);
            int body = bodyIn(text, from, end);
            if (from < 0 || body < 0) {
                break;
            }
            characters += body;
            start = body > 0 ? skipDecoration(text, from, end) : start;
            end = from - 1;
        }
        return characters >= LEAST * 2 ? start : -1;
    }

    /** Where the line begins that ends here; -1 if it is longer than any of a key. */
    private static int lineStart(String text, int end) {
        int least = Math.max(0, end - LONGEST_LINE);
        int i = end;
        while (i > least && text.charAt(i - 1) != '\n') {
            i--;
        }
        return i > 0 && i == least && text.charAt(i - 1) != '\n' ? -1 : i;
    }

    /** How many characters of a key a line has; -1 if it is none of a key. */
    private static int bodyIn(String text, int from, int end) {
        if (from < 0) {
            return -1;
        }
        int begin = skipDecoration(text, from, end);
        int last = end;
        while (last > begin && !isBody(text.charAt(last - 1))) {
            last--;
        }
        for (int i = begin; i < last; i++) {
            if (!isBody(text.charAt(i))) {
                return -1;
            }
        }
        return last > begin && last - begin < 4 ? -1 : last - begin;
    }

    /** Whether anything but dots, or a word about it, lies between two lines that belong together. */
    static boolean isContent(String text, int from, int to) {
        int characters = 0;
        int dots = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            characters += Boundary.isWord(c) ? 1 : 0;
            dots += c == '.' || c == '…' || c == '*' || c == '<' || c == '[' ? 1 : 0;
        }
        return characters >= 16 && (dots == 0 || characters >= 64);
    }

    /** Line breaks, written as they are or escaped, and what mail, code and lists put before a line. */
    private static int skipDecoration(String text, int at, int most) {
        int i = at;
        while (i < most) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < most && "nrt\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                i += 2;
            } else if (c <= ' '
                    || c == '>'
                    || c == '|'
                    || c == '"'
                    || c == '\''
                    || c == ','
                    || c == '-'
                    || c == '*'
                    || c == '\\'
                    || c == '#'
                    || (c == '=' && i + 1 < most && text.charAt(i + 1) == '\n')) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isBody(char c) {
        return Boundary.isWord(c) || c == '+' || c == '/' || c == '=';
    }

    /** A word of a sentence, when it stands where a line of a key would. */
    private static boolean isProse(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return to - from < LEAST;
    }

    /** {@code Proc-Type: 4,ENCRYPTED}, {@code DEK-Info: …}, {@code Comment: …}. */
    private static boolean isHeader(String text, int at) {
        for (String name : new String[] {"Proc-Type:", "DEK-Info:", "Comment:", "Version:", "Charset:", "Hash:"}) {
            if (text.startsWith(name, at)) {
                return true;
            }
        }
        return false;
    }
}
