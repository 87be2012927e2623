package dev.opswarden.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules of the kinds that operators write, as many as are wanted, fifty to a file. */
final class SyntheticRules {

    private static final int PER_FILE = 50;
    private static final String HEADER = """
            package triage;

            import dev.opswarden.rules.Lists;
            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;

            """;

    private SyntheticRules() {}

    /** Writes so many rules into a directory; the last of them defers what no other knows. */
    static void write(Path directory, int rules) {
        try {
            Files.createDirectories(directory);
            for (int first = 0; first < rules; first += PER_FILE) {
                StringBuilder text = new StringBuilder(HEADER);
                for (int n = first; n < Math.min(first + PER_FILE, rules); n++) {
                    text.append(n == rules - 1 ? fallback() : rule(n)).append('\n');
                }
                Files.writeString(directory.resolve("rules-" + first + ".drl"), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rules to measure cannot be written", e);
        }
    }

    private static String rule(int n) {
        String then = switch (n % 3) {
            case 0 -> "$t.escalate(\"topic " + n + "\").priority(\"high\").label(\"ops\");";
            case 1 -> "$t.fyi(\"topic " + n + "\");";
            default -> "$t.reply(\"Hello, topic " + n + " is on the wiki.\").because(\"asks for it\");";
        };
        return "rule \"topic " + n + "\"\n  salience " + (1_000_000 - n) + "\nwhen\n  $t : Triage( undecided )\n"
                + "  $m : Message( " + condition(n) + " )\nthen\n  " + then + "\nend\n";
    }

    /** The kinds of conditions of the shipped rules: most of them ask the text for words. */
    private static String condition(int n) {
        String word = "topic" + n;
        return switch (n % 5) {
            case 0 ->
                "text matches \"(?is).*\\\\b(?:" + word + "|matter" + n
                        + ")\\\\b[^.?!]{0,40}\\\\b(?:broken|expired|lost)\\\\b.*\"";
            case 1 -> "sender == \"" + word + "@example.org\"";
            case 2 -> "subject matches \"(?i).*\\\\bticket " + n + "\\\\b.*\"";
            case 3 ->
                "text matches \"(?is).*\\\\b" + word + "\\\\b.*\", "
                        + "text not matches \"(?is).*\\\\bunsubscribe\\\\b.*\"";
            default -> "labels contains \"" + word + "\", priority in (\"low\", \"normal\")";
        };
    }

    private static String fallback() {
        return """
                rule "nothing known"
                  salience -1000
                when
                  $t : Triage( undecided )
                then
                  $t.defer("no rule knows this");
                end
                """;
    }
}
