package dev.opswarden.plugin.drools;

import java.util.Map;

/** Defines the classes that rules were compiled to; the plugin's own loader finds everything else. */
final class RuleClasses extends ClassLoader {

    private final Map<String, byte[]> classes;

    RuleClasses(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
