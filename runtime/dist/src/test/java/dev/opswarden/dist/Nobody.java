package dev.opswarden.dist;

import dev.opswarden.dist.Distribution.Ran;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A user to whom nothing belongs, and who has no right but everybody's; root alone can run a command as another. */
final class Nobody {

    private static final String ID = "65534";

    private final Map<String, String> environment;

    /** Runs commands in this environment and no other; it may be changed until a command is run. */
    Nobody(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Fails or leaves out the test where commands cannot be run as another user. */
    static void isNeeded() throws Exception {
        Needed.program("setpriv", "util-linux");
        Needed.that(asRoot("id", "-u").out().strip().equals("0"), "another user's right is had by root alone");
    }

    /** Runs a command without any right but everybody's. */
    Ran run(String... command) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "env", "-i"));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of(command));
        return asRoot(words.toArray(String[]::new));
    }

    /** Gives files, and all below them, to this user. */
    static void owns(Path... paths) throws Exception {
        for (Path path : paths) {
            asRoot("chown", "-R", ID + ":" + ID, path.toString());
        }
    }

    /** Writes a file of this user's, with this mode. */
    static Path writes(Path file, String text, String mode) throws Exception {
        Files.writeString(file, text);
        mode(file, mode);
        owns(file);
        return file;
    }

    static void mode(Path path, String mode) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** Runs a command as whoever runs the test. */
    static Ran asRoot(String... command) throws Exception {
        Path out = Files.createTempFile("nobody-", ".out");
        Path err = Files.createTempFile("nobody-", ".err");
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        Ran ran = new Ran(process.waitFor(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }
}
