package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.spi.Secret;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that hold the worker's own secrets, as {@code doctor} looks at them. Their content is never shown. */
final class SecretFiles {

    private SecretFiles() {}

    static List<Finding> of(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        look("hub token", "WARDEN_HUB_TOKEN_FILE", settings.hub().tokenFile(), findings);
        look("model key", "LLM_CONNECT_API_KEY_FILE", settings.llm().apiKeyFile(), findings);
        return findings;
    }

    private static void look(String part, String setting, Optional<Path> named, List<Finding> findings) {
        if (named.isEmpty()) {
            return;
        }
        Path file = named.get();
        try {
            Secret.inFile(file, setting);
            findings.add(
                    isOpen(file)
                            ? Finding.warn(
                                    part,
                                    "'" + file + "' can be read by others",
                                    Mend.command("chmod", "600", file.toString()))
                            : Finding.ok(part, "'" + file + "' holds one"));
        } catch (WardenException e) {
            findings.add(Finding.fail(part, e.getMessage(), "write the secret to " + file + ", and nothing else"));
        } catch (IOException e) {
            findings.add(Finding.warn(
                    part, "the mode of '" + file + "' cannot be read", Mend.command("ls", "-l", file.toString())));
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        return mode.contains(PosixFilePermission.OTHERS_READ) || mode.contains(PosixFilePermission.GROUP_READ);
    }
}
