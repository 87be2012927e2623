package dev.opswarden.cli.terminal;

/** How a piece of text looks where colour is on. */
public enum Style {
    /** As everything else. */
    PLAIN(""),
    /** Stands out. */
    BOLD("1"),
    /** Stands back. */
    DIM("2"),
    /** Went wrong. */
    RED("31"),
    /** Went well. */
    GREEN("32"),
    /** Wants attention. */
    YELLOW("33"),
    /** A name to type again. */
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String wrap(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
