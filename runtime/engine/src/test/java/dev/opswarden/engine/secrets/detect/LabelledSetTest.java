package dev.opswarden.engine.secrets.detect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.secrets.detect.LabelledSet.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How much is found, and how much of what is found is right, on a set of the project's own. */
final class LabelledSetTest {

    private static final double LEAST = 0.97;

    private final Detector detector = Detector.builtIn();

    /** What came of one kind. */
    private static final class Score {
        private int secrets;
        private int found;
        private int harmless;
        private int wrong;
    }

    @Test
    void almostEverySecretIsFoundAndAlmostNothingElse() {
        List<Sample> positives = LabelledSet.positives();
        List<Sample> negatives = LabelledSet.negatives();
        Map<String, Score> scores = new TreeMap<>();
        List<String> examples = new ArrayList<>();
        positives.forEach(sample -> score(sample, scores, examples));
        negatives.forEach(sample -> score(sample, scores, examples));
        int secrets = scores.values().stream().mapToInt(score -> score.secrets).sum();
        int found = scores.values().stream().mapToInt(score -> score.found).sum();
        int wrong = scores.values().stream().mapToInt(score -> score.wrong).sum();
        double recall = (double) found / secrets;
        double precision = (double) found / (found + wrong);
        System.out.println(report(scores));
        System.out.printf("recall %.4f of %d, precision %.4f (%d wrong)%n", recall, secrets, precision, wrong);
        examples.stream().limit(60).forEach(System.out::println);

        assertTrue(positives.size() >= 600 && negatives.size() >= 400);
        assertTrue(recall >= LEAST, () -> "recall " + recall);
        assertTrue(precision >= LEAST, () -> "precision " + precision);
    }

    private void score(Sample sample, Map<String, Score> scores, List<String> examples) {
        Score score = scores.computeIfAbsent(sample.kind(), kind -> new Score());
        List<Finding> findings = detector.find(sample.text());
        if (sample.secret().isEmpty()) {
            score.harmless++;
            score.wrong += findings.isEmpty() ? 0 : 1;
            if (!findings.isEmpty()) {
                examples.add("wrong: " + sample.kind() + ": " + sample.text() + " " + findings);
            }
            return;
        }
        score.secrets++;
        if (detector.redact(sample.text()).contains(sample.secret())) {
            examples.add("missed: " + sample.kind() + ": " + sample.text());
        } else {
            score.found++;
        }
        score.wrong += findings.size() > 1 ? findings.size() - 1 : 0;
        if (findings.size() > 1) {
            examples.add("too many: " + sample.kind() + ": " + sample.text() + " " + findings);
        }
    }

    private static String report(Map<String, Score> scores) {
        StringBuilder report = new StringBuilder("kind, found of secrets, wrong of harmless\n");
        scores.forEach((kind, score) -> report.append(String.format(
                "%-36s %4d of %4d  %4d of %4d%n", kind, score.found, score.secrets, score.wrong, score.harmless)));
        return report.toString();
    }
}
