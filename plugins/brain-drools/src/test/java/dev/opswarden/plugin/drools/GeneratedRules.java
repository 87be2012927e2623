package dev.opswarden.plugin.drools;

import java.util.ArrayList;
import java.util.List;

/** Rules of every kind that an index could get wrong, as many as are wanted. */
final class GeneratedRules {

    private GeneratedRules() {}

    /** For {@link RulesInADirectory#file}. */
    static String[] some(int rules) {
        List<String> made = new ArrayList<>();
        made.add("function boolean mentions(String text, String word) { return text.toLowerCase().contains(word); }");
        for (int n = 0; n < rules; n++) {
            made.add("rule \"topic " + n + "\" salience " + (1_000 - n) + "\nwhen\n  $t : Triage( undecided )\n  "
                    + condition(n) + "\nthen\n  " + consequence(n) + "\nend");
        }
        return made.toArray(String[]::new);
    }

    private static String consequence(int n) {
        return switch (n % 7) {
            case 0 -> "$t.escalate(\"topic " + n + "\").priority(\"high\").label(\"ops\");";
            case 1 -> "$t.fyi(\"topic " + n + "\");";
            case 2 -> "$t.veto(\"topic " + n + "\");";
            case 3 -> "$t.ignore(\"\");";
            case 4 -> "for (int i = 0; i < 2; i++) { $t.fyi(\"loop \" + i); }";
            case 5 -> n % 3 == 0 ? "Integer.parseInt(\"x\");" : "$t.defer(\"later\");";
            default -> "$t.reply(\"Hello, topic " + n + "\").because(\"asks for it\");";
        };
    }

    private static String condition(int n) {
        String word = "topic" + n;
        return switch (n % 20) {
            case 0 ->
                "Message( text matches \"(?is).*\\\\b(?:" + word + "|matter" + n
                        + ")\\\\b.*\\\\b(?:broken|lost)\\\\b.*\" )";
            case 1 -> "Message( sender == \"" + word + "@example.org\" )";
            case 2 -> "Message( subject matches \"(?i).*\\\\bticket " + n + "\\\\b.*\" )";
            case 3 -> "Message( text matches \"(?is).*" + word + ".*\", text not matches \"(?is).*unsubscribe.*\" )";
            case 4 -> "Message( labels contains \"" + word + "\", priority in (\"low\", \"normal\") )";
            case 5 -> "Message( subject contains \"Topic" + n + "\" )";
            case 6 -> "Message( text not matches \"(?is).*topic.*\" )";
            case 7 -> "Message( sender != \"" + word + "@example.org\", priority == \"urgent\" )";
            case 8 -> "Message( subject == \"\" || body contains \"" + word + "\" )";
            case 9 -> "Message( $s : subject, $s matches \"(?s).*" + word + ".*\" )";
            case 10 -> "not Message( text matches \"(?is).*[aeiou].*\" )";
            case 11 -> "Message( mentions(text, \"" + word + "\") )";
            case 12 -> "Message( text matches \"(?is).*" + word + ".*\" )\n  not Message( priority == \"low\" )";
            case 13 -> "Message( body contains \"" + word + "\", Integer.parseInt(subject) > 0 )";
            case 14 ->
                "Message( priority == \"low\", text matches \"(?i)(?s)(.*\\\\s)?(key|secret|" + word
                        + ")(\\\\s.*)?\" )";
            case 15 -> "Message( sender str[startsWith] \"" + word + "\" )";
            case 16 -> "Message( text matches \"(?s).*Topic" + n + " (?:is )?broken.*\" )";
            case 17 -> "Message( subject matches \"(a|aa)+b\" )";
            case 18 -> "exists Message( labels contains \"" + word + "\" )";
            default ->
                "( Message( sender == \"" + word + "@example.org\" ) or Message( subject contains \"" + word + "\" ) )";
        };
    }
}
