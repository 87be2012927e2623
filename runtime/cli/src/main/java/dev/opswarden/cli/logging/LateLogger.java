package dev.opswarden.cli.logging;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.EventConstants;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LocationAwareLogger;

/** Knows what is worth logging without the logging library, and hands that to it. */
final class LateLogger extends LegacyAbstractLogger {

    @Serial
    private static final long serialVersionUID = 1;

    LateLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return isLogged(EventConstants.TRACE_INT);
    }

    @Override
    public boolean isDebugEnabled() {
        return isLogged(EventConstants.DEBUG_INT);
    }

    @Override
    public boolean isInfoEnabled() {
        return isLogged(EventConstants.INFO_INT);
    }

    @Override
    public boolean isWarnEnabled() {
        return isLogged(EventConstants.WARN_INT);
    }

    @Override
    public boolean isErrorEnabled() {
        return isLogged(EventConstants.ERROR_INT);
    }

    private boolean isLogged(int level) {
        return level >= LogLevels.least(name, LogSink.verbosity());
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return LateLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        ((LocationAwareLogger) LateLog.loaded(name))
                .log(marker, getFullyQualifiedCallerName(), level.toInt(), pattern, arguments, thrown);
    }
}
