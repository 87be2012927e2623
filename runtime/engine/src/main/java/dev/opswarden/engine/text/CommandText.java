package dev.opswarden.engine.text;

/** Commands of {@code warden-runtime} that the operator may paste into a shell. */
public final class CommandText {

    private static final String NAME = "warden-runtime ";

    private CommandText() {}

    /**
     * A command.
     *
     * @param words what follows the name of the program, as a shell takes it
     */
    public static String of(String words) {
        return NAME + words;
    }

    /** A command on one message: {@code warden-runtime show ID}. */
    public static String on(String verb, String id) {
        return on(verb, "", id);
    }

    /**
     * A command on one message with an option: {@code warden-runtime approve ID --edit}. An id that looks like an option
     * comes last, behind the mark that ends the options.
     *
     * @param verb the command
     * @param option the option, empty for none
     * @param id the id as the hub gave it
     */
    public static String on(String verb, String option, String id) {
        String word = ShellText.word(id);
        String space = option.isEmpty() ? "" : " ";
        return of(id.startsWith("-") ? verb + space + option + " -- " + word : verb + " " + word + space + option);
    }
}
