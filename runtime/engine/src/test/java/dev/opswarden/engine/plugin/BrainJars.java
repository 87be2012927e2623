package dev.opswarden.engine.plugin;

/** Plugins that have one brain each, of the plugin's own name. */
final class BrainJars {

    private static final String BRAIN = """
        public class Made implements Brain {
            public String id() { return "%s"; }
            public Future<Triage> triage(Message message) { %s }
        }
        """;

    private BrainJars() {}

    /** A brain whose {@code triage(message)} has this body. */
    static JarBuilder doing(String id, String body) {
        return new JarBuilder(id).extension("Made", BRAIN.formatted(id, body));
    }

    /** A brain that answers every message with this expression. */
    static JarBuilder saying(String id, String triage) {
        return doing(id, "return Future.succeededFuture(" + triage + ");");
    }
}
