package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Twenty places where a secret may stand, for values that are known by their form and for those that have a name. */
final class Surroundings {

    /** Around a value alone: {@code %V} is its place. */
    private static final List<String> OF_A_VALUE = List.of(
            "I used %V for it yesterday and it worked.",
            "See the note: %V.",
            "{\"note\": \"%V\", \"count\": 3}",
            "{\\\"note\\\": \\\"%V\\\"}",
            "items:\n  - %V\n  - other\n",
            "THING=%V\nOTHER=1\n",
            "export THING='%V'",
            "$ run-it --with %V --verbose",
            "+    client = Client(\"%V\")\n-    client = Client(None)\n",
            "2026-11-02T09:30:00Z INFO [main] got %V from client in 12 ms",
            "> > we still have %V\n> > in use\n",
            "<td>%V</td>",
            "| thing | %V | today |",
            "`%V`",
            "(%V)",
            "https://example.org/call?x=%V&y=2",
            "a;b\n1;%V\n",
            "INSERT INTO t VALUES (1, '%V');",
            "X-Debug: %V\r\nX-Other: 1\r\n",
            "first line\n%V");

    /** Around a name and its value: {@code %N} in upper case, {@code %n} in lower case, {@code %c} in camel case. */
    private static final List<String> OF_A_NAME = List.of(
            "%N=%V\n",
            "export %N='%V'\n",
            "%n: %V\n",
            "%n: \"%V\"\n",
            "{\"%n\": \"%V\"}",
            "{\\\"%c\\\": \\\"%V\\\"}",
            "%n = %V\n",
            "%n = \"%V\"\n",
            "const %c = '%V';",
            "String %c = \"%V\";",
            "%c := \"%V\"",
            "'%n' => '%V',",
            "<%n>%V</%n>",
            "<add key=\"%c\" value=\"%V\"/>",
            "ENV %N %V\n",
            "    - name: %N\n      value: %V\n",
            "+%N=%V\n-%N=\n",
            "> %N=%V\n> thanks\n",
            "2026-11-02 ERROR cannot connect with %n=%V after 3 tries",
            "run --%h=%V --verbose");

    private Surroundings() {}

    static List<String> around(String value) {
        return OF_A_VALUE.stream().map(place -> place.replace("%V", value)).toList();
    }

    static List<String> around(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> texts = new ArrayList<>();
        for (String place : OF_A_NAME) {
            texts.add(place.replace("%N", name.toUpperCase(Locale.ROOT))
                    .replace("%n", lower)
                    .replace("%h", lower.replace('_', '-'))
                    .replace("%c", camel(lower))
                    .replace("%V", value));
        }
        return List.copyOf(texts);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
