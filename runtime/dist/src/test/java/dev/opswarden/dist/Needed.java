package dev.opswarden.dist;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. Where it is not there the test says plainly that it was not run, and why; with
 * {@code -Dwarden.it=required} that is a failure.
 */
final class Needed {

    private Needed() {}

    /** Leaves the test out unless this is so. */
    static void that(boolean there, String what) {
        if (there) {
            return;
        }
        String why = "NOT RUN: " + what;
        if (System.getProperty("warden.it", "").equals("required")) {
            throw new AssertionError(why + " (-Dwarden.it=required)");
        }
        System.out.println(why);
        Assumptions.abort(why);
    }

    /** A program of the machine; the test is left out where it is not installed. */
    static Path program(String name, String debianPackage) {
        Optional<Path> found = find(name);
        that(
                found.isPresent(),
                "there is no '" + name + "' here. .ci/run installs it, or: apt-get install " + debianPackage);
        return found.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin:/sbin:/lib/systemd";
        for (String directory : path.split(File.pathSeparator)) {
            Path program = Path.of(directory, name);
            if (directory.startsWith("/") && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
