package dev.opswarden.plugin.drools;

import org.jspecify.annotations.Nullable;

/** A mistake of a rule, a template or a list. Its message is for the operator and holds no text of a message. */
final class RuleError extends RuntimeException {

    RuleError(String message) {
        super(message);
    }

    RuleError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
