package dev.opswarden.cli.logging;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the log goes and how much of it. The program says so before anything logs; the logging library, which finds its
 * configuration by itself and only when something is logged, asks here.
 */
public final class LogSink {

    private static volatile @Nullable Output output;
    private static volatile int verbosity;

    private LogSink() {}

    /**
     * Sets where the log goes.
     *
     * @param target takes the lines
     * @param level how often {@code -v} was given: 0 for warnings, 1 for the course of things, 2 for details, 3 for those
     *     of libraries as well
     */
    public static void use(Output target, int level) {
        output = target;
        verbosity = level;
    }

    static Output output() {
        Output set = output;
        return set != null ? set : Terminal.ofThisProcess(Map.of()).err();
    }

    static int verbosity() {
        return verbosity;
    }
}
