package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleTestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule and every case that the pages for authors of rules show is what the pages say. */
class DocumentedRulesTest {

    private static final Path SHIPPED = Path.of(System.getProperty("shipped.rules"));
    private static final Path PAGE = SHIPPED.resolve("../docs/rule-authors.md");
    private static final Path SHORT = SHIPPED.resolve("README.md");
    private static final String FIRST = "## From nothing";
    private static final String LISTS = "## Lists";
    private static final String TESTS = "## Tests";
    private static final String RECIPES = "## Ten recipes";
    private static final String HEADER = """
            package triage;
            import dev.opswarden.rules.Lists;
            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;
            """;

    @TempDir
    Path home;

    @Test
    void thePageShowsNothingThatIsNotTriedHere() throws IOException {
        assertEquals(
                blocks("drl", Files.readString(PAGE)).size(),
                1 + 1 + blocks("drl", section(RECIPES)).size());
        assertEquals(
                blocks("yaml", Files.readString(PAGE)).size(),
                1 + 1 + blocks("yaml", section(RECIPES)).size());
    }

    @Test
    void theTenRecipesCompileAndDecideAsTheirCasesSay() throws IOException {
        List<String> recipes = blocks("drl", section(RECIPES));
        List<String> cases = blocks("yaml", section(RECIPES));
        RulesInADirectory rules = new RulesInADirectory(home)
                .raw("recipes.drl", HEADER + String.join("\n", recipes))
                .raw("lists/vip.txt", "ceo@example.org\n")
                .raw("tests/recipes.yaml", String.join("", cases));

        RuleCheck check = rules.brain().check(rules.path()).result();
        RuleTestRun run = rules.brain().test(rules.path()).result();

        assertEquals(10, recipes.size());
        assertEquals(10, cases.size());
        assertEquals(List.of(), check.errors());
        assertEquals(List.of(), check.warnings());
        assertEquals(List.of(), run.failures());
        assertEquals(19, run.cases());
        assertEquals(List.of("the freeze at the end of the year", "is about the printer"), run.unreached());
    }

    @Test
    void theFirstFiveMinutesLeadToATestedRule() throws IOException {
        String first = section(FIRST);
        RulesInADirectory rules = shipped()
                .raw("on-call.drl", blocks("drl", first).get(0))
                .raw("templates/on-call.mustache", blocks("", first).get(0))
                .raw(
                        "tests/on-call.yaml",
                        blocks("yaml", first).get(0)
                                + blocks("yaml", section(TESTS)).get(0));

        RuleCheck check = rules.brain().check(rules.path()).result();
        RuleTestRun run = rules.brain().test(rules.path()).result();

        assertEquals(List.of(), check.errors());
        assertEquals(List.of(), run.failures());
        assertTrue(
                first.contains("ok: " + check.rules() + " rules in " + check.files() + " files of"), "the page counts");
        // The page runs the cases before it comes to the one that shows every field.
        assertTrue(first.contains("ok: " + (run.cases() - 1) + " cases\n"), () -> "the page counts, " + run.cases());
    }

    @Test
    void theShortFormsExampleIsATestedRule() throws IOException {
        String page = Files.readString(SHORT);
        RulesInADirectory rules = new RulesInADirectory(home)
                .raw("on-call.drl", blocks("", page).get(0))
                .raw("templates/on-call.mustache", "It is on the wiki.")
                .raw("tests/on-call.yaml", blocks("yaml", page).get(0));

        assertEquals(List.of(), rules.brain().check(rules.path()).result().errors());
        assertEquals(List.of(), rules.brain().test(rules.path()).result().failures());
        assertEquals(1, blocks("yaml", page).size());
    }

    @Test
    void whatThePageShowsOfListsCompiles() throws IOException {
        String conditions = blocks("drl", section(LISTS)).get(0);
        String asRules = conditions
                .lines()
                .map(condition -> "rule '" + condition.hashCode() + "' when " + condition + " then end")
                .collect(Collectors.joining("\n"));
        RulesInADirectory rules =
                new RulesInADirectory(home).raw("a.drl", HEADER + asRules).raw("lists/vip.txt", "a\n");

        assertEquals(3, conditions.lines().count());
        assertEquals(List.of(), rules.brain().check(rules.path()).result().errors());
    }

    @Test
    void theShortFormNamesEveryFileOfTheShippedRules() throws IOException {
        String readme = Files.readString(SHORT);

        for (RuleFile file : RuleDirectory.read(SHIPPED).files()) {
            assertTrue(readme.contains("`" + file.name() + "`"), file.name() + " is not in rules/README.md");
        }
    }

    private RulesInADirectory shipped() throws IOException {
        RulesInADirectory copy = new RulesInADirectory(home);
        for (String folder : List.of("", "tests", "templates", "lists")) {
            try (var files = Files.newDirectoryStream(SHIPPED.resolve(folder), "*.{drl,yaml,mustache,txt}")) {
                for (Path file : files) {
                    copy.raw(SHIPPED.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return copy;
    }

    private static List<String> blocks(String language, String text) {
        return Pattern.compile("(?sm)^```([a-z]*)\n(.*?)^```$")
                .matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .filter(block -> !block.startsWith("$ "))
                .toList();
    }

    /** From this heading to the next. */
    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n" + heading);
        return page.substring(from, page.indexOf("\n## ", from + 1));
    }
}
