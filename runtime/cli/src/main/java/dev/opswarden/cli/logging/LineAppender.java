package dev.opswarden.cli.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import dev.opswarden.cli.terminal.Output;
import dev.opswarden.engine.secrets.Secrets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes an event as one line; with details also the stack trace, below it. */
final class LineAppender extends AppenderBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int LONGEST = 4000;
    /** What is looked at for secrets: one that begins before the cut is seen whole. */
    private static final int FARTHEST = 20_000;

    private static final int DEEPEST = 20;

    private final Output output;
    private final boolean details;

    LineAppender(Output output, boolean details) {
        this.output = output;
        this.details = details;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        line.append(TIME.format(LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault())));
        line.append(' ').append(event.getLevel()).append(' ').append(event.getLoggerName());
        line.append(": ").append(event.getFormattedMessage());
        int depth = 0;
        for (IThrowableProxy cause = event.getThrowableProxy();
                cause != null && depth < DEEPEST;
                cause = cause.getCause()) {
            line.append(" <- ").append(cause.getClassName()).append(": ").append(cause.getMessage());
            depth++;
        }
        String safe = Secrets.hide(line.length() > FARTHEST ? line.substring(0, FARTHEST) : line.toString());
        output.line(safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe);
        if (details && event.getThrowableProxy() != null) {
            for (StackTraceElementProxy frame : event.getThrowableProxy().getStackTraceElementProxyArray()) {
                output.line("    " + frame.getSTEAsString());
            }
        }
    }
}
