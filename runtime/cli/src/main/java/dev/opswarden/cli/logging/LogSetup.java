package dev.opswarden.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/** Configures the log without reading a file: a parser for XML would cost more than a tick with nothing new. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {

    /** What they say of connections comes as a failure, too. */
    private static final String[] TALKATIVE = {"io.netty", "io.vertx"};

    /** They log the source that they generate, warn of their own taste, and say again what the rule book says better. */
    private static final String[] DROOLS = {"org.drools", "org.kie"};

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        int verbosity = LogSink.verbosity();
        LineAppender appender = new LineAppender(LogSink.output(), verbosity > 1);
        appender.setName("stderr");
        appender.setContext(loggers);
        appender.start();
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level(verbosity));
        root.addAppender(appender);
        if (verbosity < 3) {
            for (String name : TALKATIVE) {
                loggers.getLogger(name).setLevel(Level.ERROR);
            }
            for (String name : DROOLS) {
                loggers.getLogger(name).setLevel(Level.OFF);
            }
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Level level(int verbosity) {
        return switch (verbosity) {
            case 0 -> Level.WARN;
            case 1 -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
