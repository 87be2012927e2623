package dev.opswarden.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of our jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            RootCommand.NAME + " " + text(Version.class.getPackage().getImplementationVersion())
        };
    }

    private static String text(@Nullable String version) {
        return version == null ? "(not packaged)" : version;
    }
}
