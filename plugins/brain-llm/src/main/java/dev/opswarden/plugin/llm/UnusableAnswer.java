package dev.opswarden.plugin.llm;

/** An answer that arrived and cannot be used; the reason follows "the model at … ". */
final class UnusableAnswer extends Exception {

    UnusableAnswer(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
