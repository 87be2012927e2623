package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FilesBelow;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.ExtensionPoint;

/**
 * What holds for every extension, whatever its extension point. Extend one of the subclasses.
 *
 * <p>Each test has an extension, a Vert.x and directories of its own. An extension is called as the host calls it.
 *
 * @param <E> the extension point
 */
public abstract class ExtensionContract<E extends ExtensionPoint> {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private HostWatch host;
    private Path directory;
    private @Nullable E extension;

    /** Only the contracts of this package. */
    ExtensionContract() {}

    /**
     * The extension, by the constructor that the host calls.
     *
     * @param context what the host has for it
     */
    protected abstract E create(PluginContext context) throws Exception;

    /** The id of an extension of this kind. */
    abstract String idOf(E created);

    /** The settings that {@link #context} holds: none, where a test says nothing else. Asked once an extension is made. */
    protected PluginSettings settings() {
        return TestSettings.NONE;
    }

    /** What the host has for the plugin: the agent is {@code ops-warden}, and no directory is there yet, but for what a test puts there. */
    protected final PluginContext context() {
        return new TestContext(
                "plugin-under-test",
                host.vertx(),
                settings(),
                new TestingClock(),
                "ops-warden",
                directory.resolve("host"));
    }

    /** An empty directory for what stands at the other side. */
    protected final Path elsewhere() {
        return directory.resolve("elsewhere");
    }

    @BeforeEach
    final void startHost(@TempDir Path temporary) throws IOException {
        directory = temporary;
        Files.createDirectory(temporary.resolve("elsewhere"));
        host = new HostWatch();
    }

    @AfterEach
    final void endHost() throws Exception {
        try {
            if (extension != null) {
                E made = extension;
                HostCall.done(host.vertx(), made, () -> close(made));
            }
        } finally {
            host.end();
        }
    }

    @Test
    final void p7TheConstructorDoesNoWork() throws Exception {
        Map<String, Long> before = FilesBelow.of(directory);

        create(context());

        assertEquals(before, FilesBelow.of(directory), "no file and no directory of the plugin is made");
    }

    @Test
    final void p8TheIdIsAConstantOfLowerCaseLettersDigitsAndDashes() throws Exception {
        String id = idOf(extension());

        assertTrue(ID.matcher(id).matches(), () -> "'" + id + "'");
        assertEquals(id, idOf(extension()));
        assertEquals(id, idOf(create(context())));
    }

    /** Gives back what an extension holds, where its extension point knows such a thing. */
    Future<Void> close(E made) {
        return Future.succeededFuture();
    }

    final E extension() throws Exception {
        if (extension == null) {
            extension = create(context());
        }
        return extension;
    }

    /** Another one, as the next run of the program has it. */
    final E another() throws Exception {
        E made = create(context());
        extension = made;
        return made;
    }

    final <T> T answer(Callable<@Nullable Future<T>> call) throws Exception {
        return HostCall.answer(host.vertx(), extension(), call);
    }

    final void done(Callable<@Nullable Future<Void>> call) throws Exception {
        HostCall.done(host.vertx(), extension(), call);
    }

    final <T> Future<T> started(Callable<@Nullable Future<T>> call) throws Exception {
        return HostCall.started(host.vertx(), extension(), call);
    }

    /** The failure of a call, which an operator can act on and which holds nothing of a message. */
    final <T> WardenException failure(Callable<@Nullable Future<T>> call) throws Exception {
        E made = extension();
        WardenException told =
                assertThrows(WardenException.class, () -> HostCall.await(HostCall.started(host.vertx(), made, call)));
        checkWords(told);
        return told;
    }

    static void checkWords(WardenException told) {
        assertTrue(!told.getMessage().isBlank(), "P14: a failure says what it is about");
        assertTrue(
                !told.getMessage().contains(Samples.PRIVATE),
                () -> "P15: the text of a message is in '" + told.getMessage() + "'");
    }
}
