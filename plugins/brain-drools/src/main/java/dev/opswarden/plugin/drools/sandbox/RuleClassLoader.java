package dev.opswarden.plugin.drools.sandbox;

import dev.opswarden.plugin.drools.regex.Matching;
import java.util.Map;

/**
 * Defines the classes that rules were compiled to, and finds for them what rules and the code that Drools generates may
 * use, and nothing else: the second refusal, should anything have come past the first.
 */
public final class RuleClassLoader extends ClassLoader {

    /** Lambdas, string concatenation and records are put together at run time. */
    private static final String LINKING = "java.lang.invoke.";

    private static final String LINKING_RECORDS = "java.lang.runtime.";

    private final Map<String, byte[]> classes;

    /**
     * A loader for one set of rules.
     *
     * @param classes every generated class, by its binary name
     * @param parent where the vocabulary and Drools are found
     */
    public RuleClassLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = classes.get(name);
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            if (!mayFind(name)) {
                throw new ClassNotFoundException(name + " is none of the classes that rules may use");
            }
            return super.loadClass(name, resolve);
        }
    }

    private static boolean mayFind(String name) {
        return AllowedClasses.contains(name)
                || Scaffolding.contains(name)
                || Scaffolding.GENERATED_INTERFACES.contains(name)
                || name.startsWith(LINKING)
                || name.startsWith(LINKING_RECORDS)
                || name.equals("java.lang.Class")
                || name.equals(RuleSupport.class.getName())
                || name.equals(Matching.class.getName());
    }
}
