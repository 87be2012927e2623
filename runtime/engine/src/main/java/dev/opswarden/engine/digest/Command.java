package dev.opswarden.engine.digest;

import dev.opswarden.engine.text.CommandText;
import dev.opswarden.engine.text.MarkdownText;
import dev.opswarden.spi.MessageId;

/** The commands that act on a draft, as code that can be pasted into a shell. */
final class Command {

    private Command() {}

    static String of(String words) {
        return MarkdownText.code(CommandText.of(words));
    }

    static String show(MessageId id) {
        return MarkdownText.code(CommandText.on("show", id.value()));
    }

    static String approve(MessageId id) {
        return MarkdownText.code(CommandText.on("approve", id.value()));
    }

    static String approveWithEditor(MessageId id) {
        return MarkdownText.code(CommandText.on("approve", "--edit", id.value()));
    }

    static String dismiss(MessageId id) {
        return MarkdownText.code(CommandText.on("dismiss", id.value()));
    }
}
