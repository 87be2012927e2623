package dev.opswarden.engine.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program runs: everything outside the command line that settings depend on.
 *
 * @param environment the process environment
 * @param workingDirectory what relative paths start from, absolute
 * @param userHome the home directory where {@code HOME} does not name one, absolute
 * @param installation where {@code plugins/} and {@code rules/} of this installation lie, absolute
 */
public record Surroundings(Map<String, String> environment, Path workingDirectory, Path userHome, Path installation) {

    private static final String OURS = "ops-warden";

    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /**
     * Those of this process; the launcher says with {@code -Dwarden.home} where the installation is.
     *
     * @return the surroundings; without a launcher the working directory stands for the installation
     */
    public static Surroundings ofThisProcess() {
        Path here = Path.of("").toAbsolutePath();
        Path installation = here.resolve(System.getProperty("warden.home", "")).normalize();
        return new Surroundings(System.getenv(), here, Path.of(System.getProperty("user.home", "/")), installation);
    }

    /** {@code $XDG_CONFIG_HOME/ops-warden}: settings and the operator's rules. */
    public Path configDirectory() {
        return base("XDG_CONFIG_HOME", ".config").resolve(OURS);
    }

    /** {@code $XDG_STATE_HOME/ops-warden}: what must not be lost. */
    public Path stateDirectory() {
        return base("XDG_STATE_HOME", ".local/state").resolve(OURS);
    }

    /** {@code $XDG_CACHE_HOME/ops-warden}: what can be made again. */
    public Path cacheDirectory() {
        return base("XDG_CACHE_HOME", ".cache").resolve(OURS);
    }

    /** The home directory: {@code HOME}, or what the system says where that is not an absolute path. */
    public Path home() {
        Path named = absolute(environment.get("HOME"));
        return named == null ? userHome : named;
    }

    private Path base(String variable, String underHome) {
        Path named = absolute(environment.get(variable));
        return named == null ? home().resolve(underHome) : named;
    }

    /** The XDG specification has relative paths ignored. */
    private static @Nullable Path absolute(@Nullable String text) {
        if (text == null || !text.startsWith("/")) {
            return null;
        }
        try {
            return Path.of(text).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
