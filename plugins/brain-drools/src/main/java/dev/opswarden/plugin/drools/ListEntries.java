package dev.opswarden.plugin.drools;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list, in lower case. What is asked for is compared without regard to case and surrounding blanks,
 * and of {@code Name <address>} the address alone is compared too: that is how many hubs write a sender.
 */
final class ListEntries extends AbstractSet<String> {

    private final Set<String> entries;

    private ListEntries(Set<String> entries) {
        this.entries = Collections.unmodifiableSet(entries);
    }

    /** One entry a line; empty lines and what follows a {@code #} at the start or after a blank do not count. */
    static Set<String> parse(String text) {
        Set<String> entries = new LinkedHashSet<>();
        text.lines().forEach(line -> {
            String entry = plain(withoutComment(line));
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
        });
        return new ListEntries(entries);
    }

    @Override
    public boolean contains(@Nullable Object asked) {
        if (!(asked instanceof String text)) {
            return false;
        }
        String plain = plain(text);
        int open = plain.lastIndexOf('<');
        return entries.contains(plain)
                || (open >= 0
                        && plain.endsWith(">")
                        && entries.contains(
                                plain.substring(open + 1, plain.length() - 1).strip()));
    }

    @Override
    public Iterator<String> iterator() {
        return entries.iterator();
    }

    @Override
    public int size() {
        return entries.size();
    }

    private static String withoutComment(String line) {
        for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
            if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
