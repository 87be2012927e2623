package dev.opswarden.engine.digest;

import dev.opswarden.engine.text.MarkdownText;
import dev.opswarden.engine.text.ShellText;
import dev.opswarden.spi.MessageId;

/** The commands that act on a draft, as code that can be pasted into a shell. */
final class Command {

    private static final String NAME = "warden-runtime ";

    private Command() {}

    static String of(String words) {
        return MarkdownText.code(NAME + words);
    }

    static String show(MessageId id) {
        return on("show", "", id);
    }

    static String approve(MessageId id) {
        return on("approve", "", id);
    }

    static String approveWithEditor(MessageId id) {
        return on("approve", " --edit", id);
    }

    static String dismiss(MessageId id) {
        return on("dismiss", "", id);
    }

    /** An id that looks like an option comes last, behind the mark that ends the options. */
    private static String on(String verb, String option, MessageId id) {
        String word = ShellText.word(id.value());
        return of(id.value().startsWith("-") ? verb + option + " -- " + word : verb + " " + word + option);
    }
}
