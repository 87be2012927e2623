package dev.opswarden.cli.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import dev.opswarden.cli.terminal.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.event.Level;

@Isolated("where the log goes is the same for the whole process")
class LateLogTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LateLog log = new LateLog();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void itLetsThroughWhatTheLibraryWouldLog(int verbosity) {
        LogSink.use(new Output(bytes, false, false), verbosity);
        LoggerContext library = new LoggerContext();
        LogSetup setup = new LogSetup();
        setup.setContext(library);
        setup.configure(library);

        for (String name : new String[] {"dev.opswarden.x", "io.netty", "io.netty.x", "io.nettyx", "org.kie.y", "x"}) {
            Logger late = log.getLoggerFactory().getLogger(name);
            for (Level level : Level.values()) {
                assertEquals(
                        library.getLogger(name).isEnabledForLevel(level),
                        late.isEnabledForLevel(level),
                        () -> level + " of " + name);
            }
        }
    }

    @Test
    void whatIsWorthLoggingIsLoggedWithItsArguments() {
        LogSink.use(new Output(bytes, false, false), 0);

        // The library is set up once in a process, by whichever test logs first: the line may have gone elsewhere.
        Logger late = log.getLoggerFactory().getLogger("dev.opswarden.x");
        late.info("not this");
        assertEquals(0, bytes.size());

        LoggerContext library = ((ch.qos.logback.classic.Logger) LateLog.loaded("x")).getLoggerContext();
        LineAppender appender = new LineAppender(new Output(bytes, false, false), false);
        appender.setContext(library);
        appender.start();
        library.getLogger("dev.opswarden.x").addAppender(appender);
        try {
            late.warn("from {} to {}", "a", "b");
        } finally {
            library.getLogger("dev.opswarden.x").detachAppender(appender);
        }
        String said = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(" WARN dev.opswarden.x: from a to b\n"), said);
    }

    @Test
    void aNameHasOneLogger() {
        assertSame(log.getLoggerFactory().getLogger("x"), log.getLoggerFactory().getLogger("x"));
    }
}
