package dev.opswarden.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.plugin.PluginInfo;
import java.io.IOException;

/** A plugin as JSON, the same wherever it is told of. */
final class PluginJson {

    private PluginJson() {}

    /** The fields that {@code plugins list} and {@code status} have in common. */
    static void fields(JsonGenerator json, PluginInfo plugin) throws IOException {
        json.writeStringField("id", plugin.id());
        json.writeStringField("version", plugin.version());
        json.writeStringField("state", plugin.state().label());
        json.writeArrayFieldStart("provides");
        for (String provided : plugin.provides()) {
            json.writeString(provided);
        }
        json.writeEndArray();
        json.writeStringField("path", plugin.path().toString());
        json.writeStringField("requires", plugin.requires());
    }
}
