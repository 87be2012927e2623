package dev.opswarden.engine.secrets.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorSecretsTest {

    @TempDir
    Path rules;

    @Test
    void withoutAFileTheBuiltInKindsCount() {
        OperatorSecrets secrets = new OperatorSecrets(rules);

        assertSame(Detector.builtIn(), secrets.detector());
        assertEquals(List.of(), secrets.problems());
    }

    @Test
    void aPatternOfTheOperatorCountsBesideTheBuiltInOnes() throws IOException {
        OperatorSecrets secrets = of("""
                patterns:
                  - kind: badge-number
                    pattern: 'badge ([0-9]{6})'
                    keywords: [badge]
                """);

        assertEquals(
                "my badge [secret:badge-number] and password: [secret:password]",
                secrets.detector().redact("my badge 471147 and password: hunter2"));
        assertEquals(List.of(), secrets.problems());
    }

    @Test
    void anAllowedValueStaysReadable() throws IOException {
        String value = "hunter2";
        OperatorSecrets secrets = of("allow:\n  - sha256:" + Fingerprint.of(value) + "\n");

        assertEquals(
                "password: hunter2 password: [secret:password]",
                secrets.detector().redact("password: hunter2 password: hunter3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "patterns:\\n  - kind: a\\n    pattern: '('|secrets.yaml:3: the pattern is no regular expression of RE2",
                "patterns:\\n  - kind: A B\\n    pattern: x|secrets.yaml:2: kind 'A B' is not lower-case words",
                "patterns:\\n  - kind: a\\n    pattern: 'x*'|secrets.yaml:3: the pattern matches an empty text",
                "patterns:\\n  - kind: a|secrets.yaml:2: a pattern needs 'kind' and 'pattern'",
                "patterns: 3|secrets.yaml:1: a list is expected",
                "allow: [hunter2]|secrets.yaml:1: 'allow' takes fingerprints",
                "pattern: []|secrets.yaml:1: 'pattern' is not known",
                "- a|secrets.yaml:1: a mapping with 'patterns' and 'allow' is expected",
                "patterns: [|secrets.yaml:",
                "a: *x|secrets.yaml:1:",
            })
    void aFileThatCannotBeUsedIsNamedByLineAndTheBuiltInKindsCountAllTheSame(String text, String problem)
            throws IOException {
        OperatorSecrets secrets = of(text.replace("\\n", "\n"));

        assertTrue(
                secrets.problems().stream().anyMatch(each -> each.startsWith(problem)),
                () -> secrets.problems().toString());
        assertEquals("password: [secret:password]", secrets.detector().redact("password: hunter2"));
    }

    @Test
    void aProblemNeverSaysTheValueThatSomebodyPutIntoTheAllowList() throws IOException {
        assertTrue(of("allow: [hunter2]").problems().stream().noneMatch(problem -> problem.contains("hunter2")));
    }

    private OperatorSecrets of(String text) throws IOException {
        Files.writeString(rules.resolve(OperatorSecrets.FILE), text);
        return new OperatorSecrets(rules);
    }
}
