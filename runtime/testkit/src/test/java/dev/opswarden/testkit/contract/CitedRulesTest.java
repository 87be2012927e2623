package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.testkit.jar.PluginJarContract;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each test of a contract cites a rule that authors can read up. */
final class CitedRulesTest {

    private static final Path RULES = Path.of("../../docs/plugin-authors.md");
    private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*(P\\d+[a-z]?)\\*\\*");
    private static final Pattern CITATION = Pattern.compile("p(\\d+)([a-z]?)[A-Z].*");

    private static final List<Class<?>> CONTRACTS = List.of(
            ExtensionContract.class,
            InboxSourceContract.class,
            ReplyChannelContract.class,
            ProgressLogContract.class,
            BrainContract.class,
            RuleBookContract.class,
            NotifierContract.class,
            PluginJarContract.class);

    @Test
    void eachTestCitesARuleThatIsWrittenDown() throws Exception {
        Set<String> written = new TreeSet<>();
        Matcher rules = RULE.matcher(Files.readString(RULES));
        while (rules.find()) {
            written.add(rules.group(1));
        }
        int tests = 0;
        for (Class<?> contract : CONTRACTS) {
            for (Method method : contract.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    tests++;
                    Matcher name = CITATION.matcher(method.getName());
                    assertTrue(name.matches(), method::toString);
                    assertTrue(written.contains("P" + name.group(1) + name.group(2)), method::toString);
                }
            }
        }
        assertEquals(54, tests, "a test was added or taken out");
    }
}
