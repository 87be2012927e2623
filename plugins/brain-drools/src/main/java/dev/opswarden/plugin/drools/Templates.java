package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Message;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The templates of a rules directory. The library behind them is loaded when a rule first uses one. */
final class Templates {

    private final Path directory;
    private @Nullable MustacheTemplates loaded;

    /**
     * Templates by name.
     *
     * @param rules the rules directory
     */
    Templates(Path rules) {
        this.directory = rules.resolve("templates");
    }

    /**
     * Renders {@code templates/NAME.mustache}.
     *
     * @throws RuleError if there is no such template, or if it fails
     */
    String render(String name, Message message) {
        return loaded().render(SimpleName.check("template", String.valueOf(name)), message);
    }

    private synchronized MustacheTemplates loaded() {
        if (loaded == null) {
            loaded = new MustacheTemplates(directory);
        }
        return loaded;
    }
}
