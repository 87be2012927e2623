package dev.opswarden.engine.plugin;

/** The names of entries in a jar: written by whoever packed it, and meant for whatever tool unpacks it. */
final class EntryName {

    private static final int LONGEST = 512;

    private EntryName() {}

    /** Refuses a name that leads out of the directory it would be unpacked to, or that hides what it is. */
    static void check(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw PluginManifest.bad("it has an entry whose name has " + name.length() + " characters");
        }
        if (name.charAt(0) == '/' || name.indexOf('\\') >= 0 || name.indexOf(':') == 1 || leadsUp(name)) {
            throw PluginManifest.bad("it has an entry '" + name + "', whose name leads out of the jar");
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw PluginManifest.bad("it has an entry '" + name + "' with a control character in its name");
            }
        }
    }

    /** Whether it is a library of machine code, by its name. */
    static boolean isNative(String name) {
        return name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib") || name.endsWith(".jnilib");
    }

    private static boolean leadsUp(String name) {
        return name.contains("..")
                && (name.equals("..") || name.startsWith("../") || name.endsWith("/..") || name.contains("/../"));
    }
}
