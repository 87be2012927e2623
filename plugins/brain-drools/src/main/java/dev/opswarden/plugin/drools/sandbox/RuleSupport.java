package dev.opswarden.plugin.drools.sandbox;

/** What compiled rules call in place of a class that they must not find. Public because they do; not for anybody else. */
public final class RuleSupport {

    private RuleSupport() {}

    /** Copies the constants of an enum, for the {@code values()} that the compiler wrote. */
    public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length) {
        System.arraycopy(from, fromIndex, to, toIndex, length);
    }
}
