package dev.opswarden.cli.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import dev.opswarden.cli.terminal.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("where the log goes is the same for the whole process")
class LogSetupTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "0,dev.opswarden.x,WARN",
        "1,dev.opswarden.x,INFO",
        "2,dev.opswarden.x,DEBUG",
        "3,dev.opswarden.x,DEBUG",
        "0,org.drools.x,OFF",
        "2,org.drools.x,OFF",
        "2,org.kie,OFF",
        "3,org.kie,DEBUG",
        "2,io.netty.x,ERROR",
        "2,io.vertx.x,ERROR",
        "3,io.vertx.x,DEBUG",
    })
    void howMuchIsLoggedFollowsTheOption(int verbosity, String logger, String level) {
        assertEquals(
                level,
                configured(verbosity).getLogger(logger).getEffectiveLevel().toString());
    }

    @Test
    void anEventIsOneLineWhateverItHolds() {
        configured(0)
                .getLogger("dev.opswarden.x")
                .warn("from {}", "a\nb\u001b[31m", new IOException("no\nway", new IllegalStateException("deep")));

        String log = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(1, log.lines().count(), log);
        assertTrue(
                log.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d WARN dev\\.opswarden\\.x: from a\u240ab\u241b\\[31m"
                        + " <- java\\.io\\.IOException: no\u240away <- java\\.lang\\.IllegalStateException: deep\n"),
                log);
    }

    @Test
    void aLongEventIsCut() {
        configured(0).getLogger("dev.opswarden.x").warn("x".repeat(10_000));

        assertEquals(4002, bytes.toString(StandardCharsets.UTF_8).length());
    }

    @Test
    void detailsIncludeTheStackTrace() {
        configured(2).getLogger("dev.opswarden.x").warn("oh", new IOException("no"));

        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("\n    at dev.opswarden.cli.logging.LogSetupTest."));
    }

    private LoggerContext configured(int verbosity) {
        LogSink.use(new Output(bytes, false, false), verbosity);
        LoggerContext loggers = new LoggerContext();
        LogSetup setup = new LogSetup();
        setup.setContext(loggers);
        setup.configure(loggers);
        return loggers;
    }
}
