package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.testkit.contract.BrainContract;
import dev.opswarden.testkit.contract.RuleBookContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** What the host expects of a brain and of the rules behind it. */
final class DroolsContractsTest {

    @Nested
    final class Deciding extends BrainContract {

        @BeforeEach
        void writeRules() throws IOException {
            write("$t.fyi(\"known\");");
        }

        @Override
        protected Brain create(PluginContext context) {
            return new DroolsBrain(context);
        }

        @Override
        protected Message decidable() {
            return RulesInADirectory.message();
        }

        @Override
        protected void goesWrong() throws IOException {
            write("$t.fyi(");
        }

        private void write(String consequence) throws IOException {
            new RulesInADirectory(context().rulesDirectory().getParent())
                    .file("a.drl", RulesInADirectory.rule("known", 0, consequence));
        }
    }

    @Nested
    final class Explaining extends RuleBookContract {

        @Override
        protected RuleBook create(PluginContext context) {
            return new DroolsBrain(context);
        }

        @Override
        protected void writeRules(Path directory) throws IOException {
            new RulesInADirectory(directory.getParent())
                    .file(
                            "a.drl",
                            RulesInADirectory.rule("first", 5, "Message( subject == \"x\" )", "$t.ignore(\"x\");"),
                            RulesInADirectory.rule("known", 0, "$t.fyi(\"known\");"));
        }

        @Override
        protected void spoilRules(Path directory) throws IOException {
            new RulesInADirectory(directory.getParent()).file("a.drl", RulesInADirectory.rule("known", 0, "$t.fyi("));
        }

        @Override
        protected Message message() {
            return RulesInADirectory.message();
        }
    }
}
