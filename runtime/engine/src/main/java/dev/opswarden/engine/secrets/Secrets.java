package dev.opswarden.engine.secrets;

import dev.opswarden.engine.secrets.detect.Detector;
import dev.opswarden.engine.secrets.detect.OperatorSecrets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a secret in this process: one answer for messages, drafts, errors and the log alike. It is the built-in
 * kinds, and the operator's own once the settings said where they are. Nothing is read before a text is asked about.
 */
public final class Secrets {

    private static volatile @Nullable OperatorSecrets operator;

    private Secrets() {}

    /**
     * Lets the operator's {@code secrets.yaml} count as well, if there is one.
     *
     * @param rulesDirectory where it may lie
     */
    public static void use(Path rulesDirectory) {
        operator = new OperatorSecrets(rulesDirectory);
    }

    /** What finds secrets. */
    public static Detector detector() {
        OperatorSecrets own = operator;
        return own == null ? Detector.builtIn() : own.detector();
    }

    /** Why the operator's file does not count, a sentence each; none while it does, or while there is none. */
    public static List<String> troubles() {
        OperatorSecrets own = operator;
        return own == null ? List.of() : own.problems();
    }

    /**
     * A text with a mark in the place of everything that looks like a secret.
     *
     * @param text what somebody is about to see
     */
    public static String hide(String text) {
        return detector().redact(text);
    }
}
