package dev.opswarden.engine.secrets.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lines that are made to cost as much as they can. What a look at them takes is counted in steps, not in seconds: the
 * figures are the same on every machine.
 */
final class HostileLinesTest {

    private static final int MEGABYTE = 1_000_000;

    /** Past what a line may cost at once, so that only what grows with it counts. */
    private static final int KEYWORDS_LONG = 16_000;

    /** Twice as long a line may take twice as many steps, and a little. */
    private static final double MOST_GROWTH = 2.3;

    /** However hostile, no character of a long line costs more. */
    private static final int MOST_STEPS_A_CHARACTER = 12;

    private final Detector detector = Detector.builtIn();

    @ParameterizedTest
    @MethodSource("lines")
    void twiceAsLongALineTakesTwiceAsManySteps(String part) {
        compare(part, MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void soDoesALineOfOneKeywordAgainAndAgain(String blank) {
        Set<String> keywords = new LinkedHashSet<>(Kinds.builtIn().all().words());
        for (NamedKind kind : KindsFile.builtIn().named()) {
            keywords.addAll(List.of(kind.names()));
        }
        for (String keyword : keywords) {
            compare(keyword + blank, KEYWORDS_LONG);
        }
    }

    /** Breaks of lines begin everything anew: their steps grow with the text as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n",
                "=\n",
                "password:\n",
                "password: hunter2\n",
                "a1B2c3D4e5F6g7H8\n",
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/\n",
                "ghp_\n",
                "-----END RSA PRIVATE KEY-----\n",
                "kind: Secret\n"
            })
    void soDoManyLines(String line) {
        compare(line, MEGABYTE / 4);
    }

    private void compare(String part, int length) {
        long once = steps(part, length);
        long twice = steps(part, 2 * length);
        long fourTimes = steps(part, 4 * length);
        boolean many = !part.contains("\n") && fourTimes > 4L * length * MOST_STEPS_A_CHARACTER;
        // A short line may still be paying for the first time it is looked at; a longer one is not.
        boolean settled = length < MEGABYTE || (twice <= MOST_GROWTH * once && fourTimes <= MOST_GROWTH * twice);
        boolean grows = !settled || fourTimes > MOST_GROWTH * MOST_GROWTH * once;
        assertFalse(grows || many, () -> "'" + part + "' takes " + once + ", " + twice + ", " + fourTimes + " steps");
    }

    private long steps(String part, int length) {
        return detector.steps(part.repeat(length / part.length()));
    }

    static List<String> lines() {
        return List.of(
                "key=",
                "password: ",
                "password=",
                "password='",
                "password=\"",
                "password=\\\"",
                "password=\"\"\"",
                "password=&quot;",
                "password=a,b=",
                "password=" + ")".repeat(1_200),
                "password=${a",
                "password ................ ",
                "set the password to ",
                "password for the staging database is ",
                "passphrase: correct horse battery staple ",
                "passphrase abcd abcd abcd abcd abcd ",
                "<password a=\"",
                "<password>",
                "password,value,",
                "name: password value: ",
                "passwordpassword",
                "eyJ",
                "eyJ.",
                "eyJhbGciOiJub25l.",
                "-eyJ",
                "-----BEGIN",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----Version:",
                "-----BEGIN PRIVATE KEY-----abcdefghijklmnopqrstuvwxyzABCDEF ",
                "-----END RSA PRIVATE KEY-----",
                "private-lines:",
                "private-lines: 1 abcdefghijklmnopqrstuvwxyz ",
                "a://a:b@",
                "a://" + "a".repeat(1_000),
                "https://a:b/@c ",
                "\"",
                "'\"'",
                "“",
                "「",
                "\\",
                "\\\"",
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "0123456789abcdef",
                "0123456789abcdef0123456789abcdef-us",
                "\u200b",
                "p\u200bassword:\u200b",
                "密码 ",
                "密码：x ",
                "パスワードは",
                "비밀번호:x ",
                "пароль: ",
                "e\u0301",
                " ",
                "Bearer ",
                "Bearer abcdefgh ",
                "authorization: basic ",
                "\"secret\":\"",
                "{\"secret\":{\"secret\":",
                "\"secret\": \"x\",",
                "secret=a1b2c3d4e5f6 ",
                "token: abcdefgh1234",
                "AKIA",
                "AKIAIOSFODNN7ABCDEFG ",
                "EAAB",
                "A",
                "-",
                "xoxb-1234567890-",
                "SG.aaaaaaaaaaaaaaaaaaaaaa.",
                "re_abcdefghij_a1B2c3 ",
                "$6$ ",
                "kind: secret ",
                "kind: secret data: ",
                "cookie: session=",
                "login: a / ",
                "creds are ",
                "curl -u '",
                "mysql -p\"",
                "net user a b ",
                "echo a | sudo -s ",
                "*:*:a:",
                " s.abcdefghijklmnopqrstuvwx",
                "aaaaaaaaaaaaaaaa is the password ",
                "networkcredential(\"a\",",
                "sqlplus a/b",
                "seed phrase abandon ",
                "[secret:",
                "[secret:password] ",
                "[secret:hunter2] ");
    }
}
