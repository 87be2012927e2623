package dev.opswarden.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves Ctrl-C to the editor while one is open: the terminal sends it to both, and vi means something else by it.
 *
 * <p>By reflection, because the only door to signals that Java has is one that the compiler warns of.
 */
final class InterruptShield {

    private static final Logger log = LoggerFactory.getLogger(InterruptShield.class);

    private final @Nullable Object before;

    private InterruptShield(@Nullable Object before) {
        this.before = before;
    }

    static InterruptShield raise() {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            // Not "ignore": a program that is started would inherit that, and this it does not.
            Object nothing = Proxy.newProxyInstance(
                    InterruptShield.class.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> null);
            return new InterruptShield(handle(nothing));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            log.debug("Ctrl-C ends us too", e);
            return new InterruptShield(null);
        }
    }

    void lower() {
        if (before != null) {
            try {
                handle(before);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                log.debug("Ctrl-C stays without effect", e);
            }
        }
    }

    private static @Nullable Object handle(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Method handle = signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    }
}
