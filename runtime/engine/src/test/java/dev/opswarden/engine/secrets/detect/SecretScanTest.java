package dev.opswarden.engine.secrets.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretScanTest {

    /** Several times what it takes on a busy machine; a scan that is not linear takes minutes. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static final int TWO_MEGABYTES = 2_000_000;

    private final Samples samples = new Samples(5);

    @Test
    void aFindingIsNamedByLineAndColumnAsAPersonCounts() throws IOException {
        String token = samples.of("ghp_{A-Za-z0-9:36}");

        List<ScanHit> hits = scan("one\r\n😀é " + token + "\r\npassword: hunter2\n");

        assertEquals(2, hits.size());
        assertEquals(List.of(2L, 4L), List.of(hits.get(0).line(), hits.get(0).column()));
        assertEquals(40, hits.get(0).length());
        assertEquals("github-token", hits.get(0).kind());
        assertEquals(List.of(3L, 11L), List.of(hits.get(1).line(), hits.get(1).column()));
    }

    @Test
    void everySecretOfALongTextIsToldOnceAndWhereItStands() throws IOException {
        StringBuilder text = new StringBuilder();
        List<Long> lines = new ArrayList<>();
        for (int line = 1; line <= 40_000; line++) {
            boolean secret = line % 997 == 0;
            if (secret) {
                lines.add((long) line);
            }
            text.append("2026-11-02 09:30:00 INFO the ")
                    .append(line)
                    .append("th line of a log that says nothing of interest ")
                    .append(secret ? samples.of("AKIA{A-Z2-7:16}") : "at all")
                    .append('\n');
        }

        List<ScanHit> hits = scan(text.toString());

        assertEquals(lines, hits.stream().map(ScanHit::line).toList());
        assertTrue(hits.stream().allMatch(hit -> hit.column() > 60 && hit.length() == 20));
    }

    @Test
    void aSecretAcrossTwoWindowsOfOneLongLineIsToldOnce() throws IOException {
        String token = samples.of("glpat-{A-Za-z0-9:20}");
        for (int before : new int[] {1_048_500, 950_270, 950_250, 950_290}) {
            List<ScanHit> hits = scan("x ".repeat(before / 2) + token + " y".repeat(600_000));

            assertEquals(1, hits.size(), () -> "" + before);
            assertEquals(before / 2 * 2 + 1, hits.get(0).column());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA",
                "=AKIA ",
                "password",
                "password=",
                "password='",
                "password=\"",
                "sk-",
                "=sk-",
                "eyJ",
                "=eyJ",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY-----",
                "a://",
                "a://b@",
                "curl -u ",
                "bearer ",
                "authorization:",
                "SG.",
                "=SG.aaaaaaaaaaaaaaaa.",
                "xoxb-",
                "T3BlbkFJ",
                "<password ",
                "the password is ",
                "creds: ",
                "a",
                "a1\n",
                "ghp_\n",
                "password:\n",
                "[secret:",
                "[secret:password]",
                "=\n",
                "secret,",
                "pw (",
                "token{\n",
                "密码 ",
                "mot de passe ",
                "kind: secret\ndata:\n",
                "*:*:",
                "cookie: a=",
                "auth=(",
                "echo | sudo -S ",
                "sqlplus a/b",
                "as password ",
                "a=",
                "@",
                "AC0",
                " s.",
                "\u200b"
            })
    void twoMegabytesOfBeginningsTakeNoLongerThanTheirLength(String beginning) {
        String hostile = beginning.repeat(TWO_MEGABYTES / beginning.length());

        assertTimeoutPreemptively(AMPLE, () -> scan(hostile));
    }

    private static List<ScanHit> scan(String text) throws IOException {
        List<ScanHit> hits = new ArrayList<>();
        try (Reader reader = new StringReader(text)) {
            SecretScan.of(reader, Detector.builtIn(), hits::add);
        }
        return hits;
    }
}
