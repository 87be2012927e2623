package dev.opswarden.engine.plugin;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is thrown on threads that plugins started: it ends that thread, is named in one line, and nothing else. */
final class StrayFailures implements Thread.UncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(StrayFailures.class);

    private StrayFailures() {}

    static void watch() {
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(new StrayFailures());
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        String whose = thread.getContextClassLoader() instanceof JarClassLoader loader
                ? "a thread of plugin " + loader.plugin()
                : "a thread";
        log.warn("{} ({}) ended with {}", whose, thread.getName(), RootCause.of(thrown));
        log.debug("uncaught", thrown);
    }
}
