package dev.opswarden.cli.logging;

import ch.qos.logback.classic.spi.LogbackServiceProvider;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Gives out loggers that load the logging library when there is something to log: most runs log nothing, and setting it
 * up would take them a tenth of their time.
 */
public final class LateLog implements SLF4JServiceProvider {

    private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    /** Has slf4j take this one; to be called before anything asks for a logger. */
    public static void install() {
        System.setProperty("slf4j.provider", LateLog.class.getName());
        // It would tell of that on standard error.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this::logger;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Nothing before it is needed: that is the point.
    }

    private Logger logger(String name) {
        Logger made = new LateLogger(name);
        Logger earlier = loggers.putIfAbsent(name, made);
        return earlier == null ? made : earlier;
    }

    /** The library, set up by {@link LogSetup} when it is first needed. */
    static Logger loaded(String name) {
        return Library.LOGGERS.getLogger(name);
    }

    /** Loaded by the first event. */
    private static final class Library {

        static final ILoggerFactory LOGGERS = start();

        private static ILoggerFactory start() {
            LogbackServiceProvider logback = new LogbackServiceProvider();
            logback.initialize();
            return logback.getLoggerFactory();
        }
    }
}
