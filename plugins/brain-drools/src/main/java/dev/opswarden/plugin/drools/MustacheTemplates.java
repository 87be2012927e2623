package dev.opswarden.plugin.drools;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheException;
import dev.opswarden.rules.Message;
import dev.opswarden.spi.OneLine;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders Mustache templates as plain text: nothing is escaped, and nothing outside the directory is read. */
final class MustacheTemplates {

    private static final String ENDING = ".mustache";
    private static final Pattern PLACE = Pattern.compile(" @\\[([^]]*):(\\d+)]");
    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_OUTPUT = 100_000;
    private static final int DEEPEST_PARTIAL = 20;

    private final Path directory;
    private volatile DefaultMustacheFactory factory;

    MustacheTemplates(Path directory) {
        this.directory = directory;
        this.factory = factory();
    }

    private DefaultMustacheFactory factory() {
        DefaultMustacheFactory made = new DefaultMustacheFactory(this::open) {
            @Override
            public void encode(String value, Writer writer) {
                try {
                    writer.write(value);
                } catch (IOException e) {
                    throw new MustacheException(e);
                }
            }
        };
        made.setObjectHandler(new TemplateValues());
        made.setRecursionLimit(DEEPEST_PARTIAL);
        return made;
    }

    String render(String name, Message message) {
        BoundedWriter out = new BoundedWriter(LONGEST_OUTPUT);
        try {
            factory.compile(name + ENDING).execute(out, Map.of("message", values(message)));
        } catch (MustacheException | RuleError e) {
            // What could be read of it is kept there, and fails in other ways the next time.
            factory = factory();
            throw failed(name, e);
        }
        return out.toString().strip();
    }

    /** Opens a template, or a part that a template includes. */
    private Reader open(String file) {
        String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        try {
            return new StringReader(
                    BoundedFile.read(directory.resolve(SimpleName.check("template", name) + ENDING), LARGEST));
        } catch (NoSuchFileException e) {
            throw new RuleError(
                    "there is no templates/" + name + ENDING + ", create it" + SimpleName.hint(directory, name, ENDING),
                    e);
        } catch (IOException e) {
            throw new RuleError("templates/" + name + ENDING + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static RuleError failed(String name, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleError known) {
                return new RuleError("template " + Quoted.of(name) + ": " + known.getMessage(), failure);
            }
        }
        // Where the library ends a sentence with @[file:line], that is the place.
        Matcher place = PLACE.matcher(String.valueOf(failure.getMessage()));
        String said = place.replaceFirst(" in templates/$1, line $2");
        return new RuleError("template " + Quoted.of(name) + ": " + OneLine.of(said, 200), failure);
    }

    private static Map<String, Object> values(Message message) {
        return Map.of(
                "id", message.getId(),
                "sender", message.getSender(),
                "recipient", message.getRecipient(),
                "subject", message.getSubject(),
                "body", message.getBody(),
                "text", message.getText(),
                "threadId", message.getThreadId(),
                "sentAt", message.getSentAt().toString(),
                "priority", message.getPriority(),
                "labels", message.getLabels());
    }
}
