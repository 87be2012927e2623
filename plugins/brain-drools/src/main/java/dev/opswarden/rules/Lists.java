package dev.opswarden.rules;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operator's lists, for use in a rule's conditions: {@code Message( sender memberOf Lists.of("vip") )}. */
public final class Lists {

    /** Bound to the thread, so that two sets of rules with lists of their own can run side by side. */
    private static final ThreadLocal<Function<String, Set<String>>> CURRENT = new ThreadLocal<>();

    private Lists() {}

    /**
     * The list {@code lists/NAME.txt}. Its {@code contains} ignores case and surrounding blanks, and of
     * {@code Name <address>} also tries the address alone.
     *
     * @param name the list's name, without folder and ending
     * @return the list, unmodifiable
     * @throws IllegalArgumentException if there is no such list, or if it cannot be used
     */
    public static Set<String> of(String name) {
        Function<String, Set<String>> lists = CURRENT.get();
        if (lists == null) {
            throw new IllegalStateException("lists can be used in conditions and consequences of rules only");
        }
        return lists.apply(name);
    }

    /**
     * Does some work with these lists in force on this thread; for whoever runs the rules.
     *
     * @param lists finds a list by its name
     * @param work what to do
     * @return what the work returned
     */
    public static <T extends @Nullable Object> T during(Function<String, Set<String>> lists, Supplier<T> work) {
        Function<String, Set<String>> before = CURRENT.get();
        CURRENT.set(lists);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
