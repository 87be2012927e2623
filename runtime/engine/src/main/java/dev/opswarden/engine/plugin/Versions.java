package dev.opswarden.engine.plugin;

import org.pf4j.DefaultVersionManager;

/** Semantic versions and ranges of them, as PF4J understands both. No tick needs it while no jar changed. */
final class Versions {

    private static final DefaultVersionManager VERSIONS = new DefaultVersionManager();

    private Versions() {}

    /** Whether a text is a semantic version. */
    static boolean isOne(String text) {
        try {
            return VERSIONS.compareVersions(text, "0.0.0") >= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether a version lies in a range. */
    static boolean satisfies(String version, String range) {
        return range.equals("*") || VERSIONS.checkVersionConstraint(version, range);
    }

    /** Which of two versions is the later one: positive if it is the first. */
    static int compare(String one, String other) {
        return VERSIONS.compareVersions(one, other);
    }

    /** A range, as it is, if it is one at all. */
    static String checkedRange(String field, String range) {
        try {
            satisfies("1.0.0", range);
            return range;
        } catch (RuntimeException e) {
            throw PluginManifest.bad(field + " in its manifest says '" + range
                    + "', which is no range of versions such as >=0.1.0 & <0.2.0");
        }
    }
}
