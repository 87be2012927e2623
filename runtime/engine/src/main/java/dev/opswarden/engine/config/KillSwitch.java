package dev.opswarden.engine.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds {@code WORKER_ENABLED=0} anywhere, also between lines and values that cannot be used. */
final class KillSwitch {

    /** Here and not in {@link SettingsTable}, since a worker that is switched off has no use for all the others. */
    static final String NAME = "WORKER_ENABLED";

    private KillSwitch() {}

    /** Where the worker is switched off, if it is. */
    static Optional<Origin> find(Map<String, String> environment, Optional<EnvFile> file) {
        String own = environment.get(NAME);
        if (own != null && SwitchKind.isOff(own)) {
            return Optional.of(Origin.ENVIRONMENT);
        }
        // No lambda: it would be the only one that a worker which is switched off needs.
        return file.isPresent() ? findIn(file.get()) : Optional.empty();
    }

    private static Optional<Origin> findIn(EnvFile file) {
        List<String> lines = file.linesAtAnyRate();
        for (int i = 0; i < lines.size(); i++) {
            if (switchesOff(lines.get(i))) {
                return Optional.of(Origin.file(file.place(i + 1)));
            }
        }
        return Optional.empty();
    }

    /** More lenient than the loader, which calls some of these lines errors: whoever wrote them meant "off". */
    private static boolean switchesOff(String line) {
        String text = line.strip();
        if (text.startsWith("export ")) {
            text = text.substring("export ".length()).strip();
        }
        if (!text.startsWith(NAME)) {
            return false;
        }
        String rest = text.substring(NAME.length()).strip();
        if (!rest.startsWith("=")) {
            return false;
        }
        String value = rest.substring(1).replace("\"", "").replace("'", "");
        int comment = value.indexOf('#');
        return SwitchKind.isOff(comment < 0 ? value : value.substring(0, comment));
    }
}
