package dev.opswarden.engine.plugin;

/** What a plugin or an extension may be called: it becomes a file's name, a directory's, and part of a setting. */
final class PluginId {

    static final String ACCEPTED = "lower-case letters, digits and dashes, 64 at most";

    private static final int LONGEST = 64;

    private PluginId() {}

    static boolean isOne(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
