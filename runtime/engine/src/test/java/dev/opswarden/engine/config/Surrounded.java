package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home, an installation and an environment of a test's own, and the ways in which it loads settings from them. */
final class Surrounded {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Overrides overrides = Overrides.NONE;

    private Surrounded(Path home) {
        this.home = home;
    }

    static Surrounded by(Path home) {
        return new Surrounded(home);
    }

    Surrounded with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Surrounded withFile(String... lines) {
        return withFileText(String.join("\n", lines) + "\n");
    }

    Surrounded withFileText(String text) {
        write(envFile(), text);
        return this;
    }

    Surrounded withConfigOption(String file) {
        overrides = new Overrides(Optional.of(file), overrides.stateDir());
        return this;
    }

    Surrounded withStateDirOption(String directory) {
        overrides = new Overrides(overrides.configFile(), Optional.of(directory));
        return this;
    }

    Path envFile() {
        return home.resolve(".config/ops-warden/worker.env");
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Surroundings surroundings() {
        return new Surroundings(environment, home.resolve("here"), home, home.resolve("installed"));
    }

    Loaded load() {
        return SettingsLoader.load(surroundings(), overrides);
    }

    Settings settings() {
        return load().settings();
    }

    Optional<String> disabledBy() {
        return SettingsLoader.disabledBy(surroundings(), overrides);
    }

    /** A line of {@code config} without its help. */
    static Effective line(String name, Optional<String> value, Source source, String place) {
        return new Effective(name, value, source, place, "");
    }

    Effective effective(String name) {
        return load().effective().stream()
                .filter(one -> one.name().equals(name))
                .map(one -> line(one.name(), one.value(), one.source(), one.place()))
                .findFirst()
                .orElseThrow();
    }

    /** The errors that loading ends in, one a line. */
    List<String> errors() {
        WardenException failure = assertThrows(WardenException.class, this::load);
        assertEquals(ErrorKind.SETTINGS, failure.kind());
        return Arrays.asList(failure.getMessage().split("\n"));
    }
}
