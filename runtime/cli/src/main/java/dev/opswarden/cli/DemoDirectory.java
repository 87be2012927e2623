package dev.opswarden.cli;

import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the demo's own: home, state and sample messages. Unless it is to be kept it goes when this is closed,
 * and when the process is ended before that.
 */
final class DemoDirectory implements AutoCloseable {

    private static final String SAMPLE = "demo-messages.json";

    private final Path path;
    private final boolean keep;
    private final Thread hook = new Thread(this::removeQuietly, "demo-directory");

    private DemoDirectory(Path path, boolean keep) {
        this.path = path;
        this.keep = keep;
    }

    /**
     * Makes a directory, readable by its owner only, below {@code TMPDIR} or the system's directory for such files.
     *
     * @param surroundings says where that is
     * @param keep whether it outlives the demo
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be made
     */
    static DemoDirectory create(Surroundings surroundings, boolean keep) {
        String named = surroundings.environment().getOrDefault("TMPDIR", "");
        Path base = surroundings
                .workingDirectory()
                .resolve(named.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : named);
        try {
            DemoDirectory directory = new DemoDirectory(Files.createTempDirectory(base, "warden-demo-"), keep);
            if (!keep) {
                Runtime.getRuntime().addShutdownHook(directory.hook);
            }
            Files.createDirectory(directory.home());
            return directory;
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "the demo cannot make a directory in '" + base + "': " + IoReason.of(e)
                            + "; point TMPDIR at another",
                    e);
        }
    }

    Path path() {
        return path;
    }

    Path stateDir() {
        return path.resolve("state");
    }

    Path messages() {
        return path.resolve("messages.json");
    }

    private Path home() {
        return path.resolve("home");
    }

    /** Puts the sample messages there, as a file that any hub can load. */
    void writeMessages() {
        try (InputStream sample = DemoDirectory.class.getResourceAsStream(SAMPLE)) {
            if (sample == null) {
                throw new IllegalStateException(SAMPLE + " is missing in the program's jar");
            }
            Files.copy(sample, messages());
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + messages() + "' cannot be written: " + IoReason.of(e), e);
        }
    }

    /**
     * Where the demo's ticks run: in this directory, with the program's own plugins and rules, and with nothing of the
     * caller's settings.
     *
     * @param real where the demo itself runs
     * @param hubUrl the demo's hub
     */
    Surroundings surroundings(Surroundings real, String hubUrl) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", home().toString());
        environment.put("WARDEN_HUB_URL", hubUrl);
        environment.put("WORKER_STATE_DIR", stateDir().toString());
        // A demo does not pop up on anybody's desktop.
        environment.put("WORKER_NOTIFY", "");
        Optional.ofNullable(real.environment().get("USER")).ifPresent(user -> environment.put("USER", user));
        return new Surroundings(environment, path, home(), real.installation());
    }

    /**
     * Removes the directory, unless it is kept.
     *
     * @throws WardenException of kind {@link ErrorKind#STATE} if something of it stays
     */
    @Override
    public void close() {
        if (keep) {
            return;
        }
        try {
            remove();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE, "the demo's files in '" + path + "' cannot be removed: " + IoReason.of(e), e);
        } catch (IllegalStateException e) {
            // The process is being ended: the hook does the same.
        }
    }

    private void removeQuietly() {
        try {
            remove();
        } catch (IOException e) {
            // Nobody is left to be told.
        }
    }

    private void remove() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
