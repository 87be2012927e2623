package dev.opswarden.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.event.EventConstants;

/** Configures the log without reading a file: a parser for XML would cost more than a tick with nothing new. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        int verbosity = LogSink.verbosity();
        LineAppender appender = new LineAppender(LogSink.output(), verbosity > 1);
        appender.setName("stderr");
        appender.setContext(loggers);
        appender.start();
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level(LogLevels.least(root.getName(), verbosity)));
        root.addAppender(appender);
        for (String[] names : LogLevels.exceptions()) {
            for (String name : names) {
                loggers.getLogger(name).setLevel(level(LogLevels.least(name, verbosity)));
            }
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Level level(int least) {
        return switch (least) {
            case EventConstants.ERROR_INT -> Level.ERROR;
            case EventConstants.WARN_INT -> Level.WARN;
            case EventConstants.INFO_INT -> Level.INFO;
            case EventConstants.DEBUG_INT -> Level.DEBUG;
            default -> Level.OFF;
        };
    }
}
