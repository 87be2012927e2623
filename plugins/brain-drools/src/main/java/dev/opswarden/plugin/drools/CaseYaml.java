package dev.opswarden.plugin.drools;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** YAML as cases are written in it: a value is the text that stands there, be it {@code 1.10} or {@code 007}. */
final class CaseYaml {

    private CaseYaml() {}

    /**
     * How a file is read.
     *
     * @param label what errors call the file
     */
    static LoadSettings settings(String label) {
        return LoadSettings.builder().setLabel(label).setSchema(new Texts()).build();
    }

    private static final class Texts extends JsonSchema {

        @Override
        public ScalarResolver getScalarResolver() {
            return (text, plain) -> plain && (text.isEmpty() || text.equals("null")) ? Tag.NULL : Tag.STR;
        }
    }
}
