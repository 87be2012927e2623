package dev.opswarden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A JDK that runs nothing: it writes down how it was called, and makes the archive that it is asked for. With it the
 * launcher's decisions can be seen one by one.
 */
final class ScriptedJdk {

    private final Path home;

    /**
     * Makes one.
     *
     * @param home where; nothing is there yet
     * @param version what its release file says
     */
    ScriptedJdk(Path home, String version) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("lib/server"));
        Files.createDirectory(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(home.resolve("lib/modules"), "modules");
        Files.writeString(home.resolve("lib/server/libjvm.so"), "machine");
        rehearsalsDo("printf archive > \"$archive\"");
    }

    Path home() {
        return home;
    }

    /** What it does when it is to write an archive, whose name is in {@code $archive}; in shell. */
    ScriptedJdk rehearsalsDo(String commands) throws IOException {
        Path java = home.resolve("bin/java");
        Files.writeString(java, """
                #!/bin/sh
                echo "$*" >> "%s"
                for argument; do
                    case $argument in
                        -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
                            archive=${argument#*=}
                            %s
                            ;;
                    esac
                done
                """.formatted(calls(), commands));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** What it was called with to run the program itself, one line a call, and forgets it. */
    List<String> runs() throws IOException {
        if (!Files.exists(calls())) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(calls());
        Files.delete(calls());
        return lines.stream()
                .filter(line -> line.contains(" dev.opswarden.cli.Main "))
                .toList();
    }

    private Path calls() {
        return home.resolve("calls");
    }
}
