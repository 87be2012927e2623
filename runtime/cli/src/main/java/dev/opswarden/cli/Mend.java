package dev.opswarden.cli;

import dev.opswarden.engine.text.ShellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What mends something, as the operator may paste it into a shell: every path is one word. */
final class Mend {

    private Mend() {}

    /** A command; of its words only the path can hold what a shell would take for its own. */
    static String command(String... words) {
        return Arrays.stream(words).map(ShellText::word).collect(Collectors.joining(" "));
    }

    /** The env file, open in the operator's editor. */
    static String edit(Invocation invocation) {
        return "${EDITOR:-vi} " + ShellText.word(file(invocation).toString());
    }

    /** A line more in the env file, which is made where it is missing; the last of two assignments counts. */
    static String set(Invocation invocation, String assignment) {
        Path file = file(invocation);
        Path directory = file.toAbsolutePath().getParent();
        String made = directory == null || Files.isDirectory(directory)
                ? ""
                : "mkdir -p " + ShellText.word(directory.toString()) + " && ";
        return made + "echo " + assignment + " >> " + ShellText.word(file.toString());
    }

    private static Path file(Invocation invocation) {
        return invocation
                .overrides()
                .configFile()
                .map(Path::of)
                .orElseGet(() -> invocation.surroundings().configDirectory().resolve("worker.env"));
    }
}
