package dev.opswarden.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * What {@code doctor} found of one part.
 *
 * @param part which part
 * @param grade how it is
 * @param detail what was tried and what came of it, in one sentence
 * @param mend what to do about it, a command where there is one
 */
record Finding(String part, Grade grade, String detail, Optional<String> mend) {

    /** How a part is. */
    enum Grade {
        /** It works. */
        OK,
        /** The worker goes on without it, or it could not be tried. */
        WARN,
        /** It does not work, and the worker needs it. */
        FAIL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String part, String detail) {
        return new Finding(part, Grade.OK, detail, Optional.empty());
    }

    static Finding warn(String part, String detail, String mend) {
        return new Finding(part, Grade.WARN, detail, Optional.of(mend));
    }

    static Finding fail(String part, String detail, String mend) {
        return new Finding(part, Grade.FAIL, detail, Optional.of(mend));
    }
}
