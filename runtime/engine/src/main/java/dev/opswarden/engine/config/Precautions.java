package dev.opswarden.engine.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What only shows when several values are looked at together: a secret on an open wire, or one that others can read. */
final class Precautions {

    private final Values values;

    Precautions(Values values) {
        this.values = values;
    }

    void check(List<String> errors, List<String> warnings) {
        Optional<Path> token = values.find(SettingsTable.HUB_TOKEN_FILE);
        Optional<URI> hub = values.find(SettingsTable.HUB_URL).filter(Precautions::isOpen);
        if (token.isPresent() && hub.isPresent()) {
            errors.add(SettingsTable.HUB_URL.name() + "=" + Quoted.of(hub.get().toString()) + " with "
                    + SettingsTable.HUB_TOKEN_FILE.name() + "="
                    + Quoted.of(token.get().toString())
                    + ": the token would cross the network unencrypted; accepted: https, or a hub on this machine"
                    + " (localhost, 127.0.0.1, ::1), or no token");
        }
        Optional<Path> key = values.find(SettingsTable.LLM_API_KEY_FILE);
        Optional<URI> llm = values.find(SettingsTable.LLM_URL).filter(Precautions::isOpen);
        if (key.isPresent() && llm.isPresent()) {
            errors.add(SettingsTable.LLM_URL.name() + "=" + Quoted.of(llm.get().toString()) + " with "
                    + SettingsTable.LLM_API_KEY_FILE.name() + "="
                    + Quoted.of(key.get().toString())
                    + ": the key would cross the network unencrypted; accepted: https, or an endpoint on this machine"
                    + " (localhost, 127.0.0.1, ::1), or no key");
        }
        token.ifPresent(file -> warnOfReaders(SettingsTable.HUB_TOKEN_FILE, file, warnings));
        key.ifPresent(file -> warnOfReaders(SettingsTable.LLM_API_KEY_FILE, file, warnings));
    }

    private static boolean isOpen(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) && !Loopback.isHostOf(url);
    }

    private static void warnOfReaders(Setting<Path> setting, Path file, List<String> warnings) {
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            boolean everybody = allowed.contains(PosixFilePermission.OTHERS_READ);
            if (everybody || allowed.contains(PosixFilePermission.GROUP_READ)) {
                String path = Quoted.of(file.toString());
                String who = everybody ? "everybody on this machine" : "its group";
                warnings.add(setting.name() + "=" + path + ": " + who + " can read it; chmod 600 " + path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without such permissions has nothing to warn of.
        }
    }
}
