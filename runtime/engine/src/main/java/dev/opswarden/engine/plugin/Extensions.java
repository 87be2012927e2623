package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.WardenException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes extensions: by the constructor that takes a {@link PluginContext}, or the one without parameters. */
final class Extensions {

    private Extensions() {}

    static Object create(Class<?> type, PluginContext context) throws Exception {
        try {
            for (Constructor<?> constructor : type.getConstructors()) {
                Class<?>[] parameters = constructor.getParameterTypes();
                if (parameters.length == 1 && parameters[0] == PluginContext.class) {
                    return constructor.newInstance(context);
                }
            }
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw thrownBy(e);
        } catch (NoSuchMethodException e) {
            throw new WardenException(
                    ErrorKind.NOT_LOADED,
                    type.getName() + " has no public constructor that takes a PluginContext or nothing",
                    e);
        }
    }

    /** What the constructor threw itself: the wrapper says nothing. */
    private static Exception thrownBy(InvocationTargetException e) {
        Throwable thrown = e.getTargetException();
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception ? exception : e;
    }
}
