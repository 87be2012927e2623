package dev.opswarden.testkit.jar;

import dev.opswarden.spi.PluginContext;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.pf4j.ExtensionPoint;

/**
 * A built plugin in a class loader of its own, with what is in its jar, what the host shares, and nothing else.
 *
 * <p>For a test that runs after {@code package}. Its extensions can be put before the contracts as those of the sources
 * can.
 */
public final class PluginJar implements AutoCloseable {

    private static final String INDEX = "META-INF/extensions.idx";

    private final JarFile jar;
    private final PluginLoader loader;

    private PluginJar(JarFile jar, PluginLoader loader) {
        this.jar = jar;
        this.loader = loader;
    }

    /**
     * Opens a jar.
     *
     * @param file where it lies
     * @throws IOException if it cannot be read as one
     */
    public static PluginJar open(Path file) throws IOException {
        return new PluginJar(
                new JarFile(file.toFile()), new PluginLoader(file.toUri().toURL(), PluginJar.class.getClassLoader()));
    }

    /**
     * An entry of the manifest.
     *
     * @param name which
     * @return its value; null where there is none
     */
    public @Nullable String manifest(String name) throws IOException {
        return jar.getManifest() == null
                ? null
                : jar.getManifest().getMainAttributes().getValue(name);
    }

    /** The names of what is in it. */
    public List<String> entries() {
        return jar.stream().map(JarEntry::getName).toList();
    }

    /** The names of the extensions' classes, as its index has them; nothing where there is no index. */
    public List<String> extensionClasses() throws IOException {
        ZipEntry index = jar.getEntry(INDEX);
        if (index == null) {
            return List.of();
        }
        String text = new String(jar.getInputStream(index).readAllBytes(), StandardCharsets.UTF_8);
        // A line of the index may end in a remark, and a build on top of another repeats lines: the host reads a set.
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** Its class loader. */
    public ClassLoader loader() {
        return loader;
    }

    /**
     * Makes every extension of the jar, by the constructor that the host calls.
     *
     * @param context what the host has for the plugin
     * @throws Exception what a constructor throws
     */
    public List<Object> extensions(PluginContext context) throws Exception {
        List<Object> made = new ArrayList<>();
        for (String name : extensionClasses()) {
            made.add(create(loader.loadClass(name), context));
        }
        return made;
    }

    /**
     * Makes the extension of the jar that can be plugged in at one extension point.
     *
     * @param point the extension point
     * @param context what the host has for the plugin
     * @throws Exception what a constructor throws
     */
    public <T extends ExtensionPoint> T extension(Class<T> point, PluginContext context) throws Exception {
        for (String name : extensionClasses()) {
            Class<?> type = loader.loadClass(name);
            if (point.isAssignableFrom(type)) {
                return point.cast(create(type, context));
            }
        }
        throw new IllegalArgumentException(jar.getName() + " has no " + point.getSimpleName());
    }

    @Override
    public void close() throws IOException {
        loader.close();
        jar.close();
    }

    private static Object create(Class<?> type, PluginContext context) throws Exception {
        try {
            for (Constructor<?> constructor : type.getConstructors()) {
                Class<?>[] parameters = constructor.getParameterTypes();
                if (parameters.length == 1 && parameters[0] == PluginContext.class) {
                    return constructor.newInstance(context);
                }
            }
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
