package dev.opswarden.engine.secrets.detect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator's {@code secrets.yaml}: patterns beside the built-in ones, and values that are no secrets. Read once, and
 * only when a text is to be looked at; no class of the YAML library is loaded while there is no such file.
 */
public final class OperatorSecrets {

    /** The name of the file, in the rules directory. */
    public static final String FILE = "secrets.yaml";

    private final Path file;
    private @Nullable Detector detector;
    private List<String> problems = List.of();

    /**
     * The file of a rules directory.
     *
     * @param rulesDirectory where it may lie
     */
    public OperatorSecrets(Path rulesDirectory) {
        this.file = rulesDirectory.resolve(FILE);
    }

    /** What finds the built-in kinds, and the operator's where the file can be used. */
    public synchronized Detector detector() {
        Detector read = detector;
        if (read == null) {
            read = read();
            detector = read;
        }
        return read;
    }

    /** What is wrong with the file, each as {@code secrets.yaml:line: message}; none if nothing is, or there is none. */
    public synchronized List<String> problems() {
        detector();
        return problems;
    }

    private Detector read() {
        if (!Files.exists(file)) {
            return Detector.builtIn();
        }
        SecretsFile.Read read = SecretsFile.read(file);
        problems = read.problems();
        return problems.isEmpty() ? new Detector(Kinds.with(read.patterns(), read.allowed())) : Detector.builtIn();
    }
}
