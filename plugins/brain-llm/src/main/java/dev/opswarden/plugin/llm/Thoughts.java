package dev.opswarden.plugin.llm;

/**
 * Takes off what a model thought aloud before it answered: where an endpoint does not keep thoughts apart, they stand in
 * the text, and a draft of an answer in them is not the answer.
 */
final class Thoughts {

    private static final String[][] MARKS = {
        {"<think>", "</think>"}, {"<thinking>", "</thinking>"}, {"[THINK]", "[/THINK]"},
    };

    private Thoughts() {}

    /**
     * What comes after the thoughts, which are at the beginning or nowhere.
     *
     * @return the same text where there are none
     * @throws UnusableAnswer where they have no end
     */
    static String takenOff(String text) throws UnusableAnswer {
        int at = begin(text, 0);
        boolean thought = false;
        for (int i = 0; i < MARKS.length; i++) {
            if (isAt(text, at, MARKS[i][0])) {
                int end = indexOf(text, at, MARKS[i][1]);
                if (end < 0) {
                    throw new UnusableAnswer("did not come to the end of its thoughts (" + MARKS[i][0]
                            + " is not closed); it may need more than LLM_CONNECT_MAX_TOKENS");
                }
                at = begin(text, end + MARKS[i][1].length());
                thought = true;
                i = -1;
            }
        }
        return thought ? text.substring(at) : withoutUnopened(text, at);
    }

    /** The opening mark can be part of the model's own template, and then only the closing one is in its text. */
    private static String withoutUnopened(String text, int at) {
        if (isAt(text, at, "{") || isAt(text, at, "`")) {
            return text;
        }
        for (String[] marks : MARKS) {
            int end = indexOf(text, at, marks[1]);
            if (end >= 0) {
                return text.substring(end + marks[1].length());
            }
        }
        return text;
    }

    private static int begin(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) {
            at++;
        }
        return at;
    }

    private static boolean isAt(String text, int at, String mark) {
        return text.regionMatches(true, at, mark, 0, mark.length());
    }

    private static int indexOf(String text, int from, String mark) {
        for (int at = from; at <= text.length() - mark.length(); at++) {
            if (isAt(text, at, mark)) {
                return at;
            }
        }
        return -1;
    }
}
