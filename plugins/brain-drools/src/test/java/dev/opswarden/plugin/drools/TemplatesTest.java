package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.rules.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates are plain text, see the message and nothing else, and are bounded. */
class TemplatesTest {

    @TempDir
    Path rules;

    @Test
    void aTemplateIsGivenTheMessageAndEscapesNothing() throws IOException {
        template("a", "Hello {{message.sender}},\n{{{message.subject}}} & {{message.sentAt}}\n");

        assertEquals("Hello Alice <Alice@Example.org>,\nSubject & 2026-11-20T09:00:00Z", render("a"));
    }

    @Test
    void sectionsAndPartsWork() throws IOException {
        template("a", "{{#message}}{{#labels}}[{{.}}]{{/labels}} {{subject}}{{/message}} {{> sign}}");
        template("sign", "-- {{message.recipient}}");

        assertEquals("[ops] Subject -- ops-warden", render("a"));
    }

    @Test
    void anUnknownNameIsAnError() throws IOException {
        template("a", "Hello {{message.sendr}}");

        assertTrue(error("a").contains("template 'a': there is no 'message.sendr' to show"), error("a"));
    }

    @Test
    void javaCannotBeReachedThroughAName() throws IOException {
        template("a", "{{message.class.classLoader}}");
        template("b", "{{message.sender.length}}");

        assertTrue(error("a").contains("there is no 'message.class.classLoader'"));
        assertTrue(error("b").contains("there is no 'message.sender.length'"));
    }

    @Test
    void aTemplateThatIsMissingIsNamedWithTheFileToCreate() {
        assertTrue(error("gone").contains("template 'gone': there is no templates/gone.mustache, create it"));
    }

    @Test
    void aTemplateThatIsNoMustacheIsNamed() throws IOException {
        template("a", "{{#message}} never closed");

        assertTrue(error("a").startsWith("template 'a': "), error("a"));
    }

    @Test
    void aPartThatIsMissingIsNamedEachTime() throws IOException {
        template("a", "{{> sign}}");
        template("b", "{{> a}}");
        Templates templates = new Templates(rules);

        for (String name : new String[] {"a", "a", "b", "a"}) {
            RuleError error = assertThrows(RuleError.class, () -> templates.render(name, MessageFact.of(message())));
            assertTrue(error.getMessage().contains("there is no templates/sign.mustache"), error::getMessage);
        }
    }

    @Test
    void whereATemplateIsBrokenIsNamedByFileAndLine() throws IOException {
        template("a", "Hello,\n\n{{#message}} never closed");

        assertTrue(error("a").endsWith(" in templates/a.mustache, line 3"), error("a"));
    }

    @Test
    void aPartOutsideTheDirectoryIsNotRead() throws IOException {
        Files.writeString(rules.resolve("outside.mustache"), "reached");
        template("a", "{{> ../outside}}");
        template("b", "{{> /etc/passwd}}");

        assertTrue(error("a").startsWith("template 'a': "), error("a"));
        assertTrue(error("b").startsWith("template 'b': "), error("b"));
    }

    @Test
    void aTemplateThatIncludesItselfIsStopped() throws IOException {
        template("a", "x{{> a}}");

        assertTrue(error("a").startsWith("template 'a': "), error("a"));
    }

    @Test
    void aTemplateCannotGiveMoreThanAReplyMayHave() throws IOException {
        template("a", "{{message.body}}".repeat(11));

        assertTrue(assertThrows(
                        RuleError.class,
                        () -> new Templates(rules).render("a", MessageFact.of(message("m1", "s", "x".repeat(10_000)))))
                .getMessage()
                .contains("more than 100000 characters"));
    }

    private void template(String name, String text) throws IOException {
        Files.createDirectories(rules.resolve("templates"));
        Files.writeString(rules.resolve("templates").resolve(name + ".mustache"), text);
    }

    private String render(String name) {
        Message message = MessageFact.of(message());
        return new Templates(rules).render(name, message);
    }

    private String error(String name) {
        return assertThrows(RuleError.class, () -> render(name)).getMessage();
    }
}
