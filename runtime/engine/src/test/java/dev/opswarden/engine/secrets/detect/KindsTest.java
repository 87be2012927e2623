package dev.opswarden.engine.secrets.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.secrets.detect.KindsFile.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class KindsTest {

    private static final int DRAWS = 25;

    private final KindsFile file = KindsFile.builtIn();
    private final Detector detector = Detector.builtIn();

    @Test
    void everyExampleOfASecretIsFoundWholeAndByItsName() {
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < DRAWS; seed++) {
            Samples samples = new Samples(seed);
            for (Example example : file.examples()) {
                String text = samples.of(example.template());
                List<Finding> findings = detector.find(text);
                boolean right = findings.size() == 1
                        && findings.get(0).kind().equals(example.kind())
                        && !containsTail(detector.redact(text), text, findings.get(0));
                if (example.secret() && !right) {
                    wrong.add(example.kind() + ": " + text + " gives " + findings);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noExampleOfSomethingElseIsFound() {
        Samples samples = new Samples(1);
        for (Example example : file.examples()) {
            if (!example.secret()) {
                String text = samples.of(example.template());
                assertEquals(List.of(), detector.find(text), text);
            }
        }
    }

    @Test
    void thereAreMoreThanTwoHundredKindsAndEachHasAnExample() {
        Set<String> shown = new HashSet<>();
        file.examples().stream().filter(Example::secret).forEach(example -> shown.add(example.kind()));
        Set<String> without = new TreeSet<>(file.names());
        without.removeAll(shown);

        assertEquals(Set.of(), without);
        assertTrue(file.names().size() > 200, () -> "" + file.names().size());
    }

    @Test
    void everyKindIsLowerCaseWordsWithHyphens() {
        for (String kind : detector.kindNames()) {
            assertTrue(kind.matches("[a-z0-9]+(?:-[a-z0-9]+)*"), kind);
        }
    }

    private static boolean containsTail(String redacted, String text, Finding finding) {
        String value = text.substring(finding.start(), finding.end());
        return redacted.contains(value.substring(value.length() / 2));
    }
}
