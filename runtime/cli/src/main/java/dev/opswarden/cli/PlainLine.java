package dev.opswarden.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of every day, read without picocli, which would take longer to load than most of these commands run.
 *
 * <p>It knows the plainest way to write them and nothing else. Whatever is not that, a mistake above all, is left to
 * {@link CommandTree}, which knows everything; what both can read, both read alike.
 *
 * @param command the command's name
 * @param flags the flags that were given
 * @param values the values of options that have one, by the option's name
 * @param operands what else was given: ids
 */
record PlainLine(String command, Set<String> flags, Map<String, String> values, List<String> operands) {

    private static final Set<String> WITH_VALUE = Set.of("--config", "--state-dir");

    /** What a command may be given: its flags, and how many ids. */
    private record Shape(Set<String> flags, int fewest, int most) {}

    private static final Map<String, Shape> SHAPES = Map.of(
            "tick", new Shape(Set.of("--dry-run", "--json"), 0, 0),
            "status", new Shape(Set.of("--check", "--json"), 0, 0),
            "drafts", new Shape(Set.of("--all", "--json"), 0, 0),
            "digest", new Shape(Set.of(), 0, 0),
            "show", new Shape(Set.of("--json"), 1, 1),
            "approve", new Shape(Set.of("--anyway", "--edit", "--json"), 1, Integer.MAX_VALUE));

    /**
     * Reads a command line.
     *
     * @param args the command line
     * @return nothing if it is not as plain as that
     */
    static Optional<PlainLine> read(String[] args) {
        Shape shape = args.length == 0 ? null : SHAPES.get(args[0]);
        if (shape == null) {
            return Optional.empty();
        }
        Set<String> flags = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            String arg = args[i];
            boolean plain;
            if (shape.flags().contains(arg)) {
                plain = flags.add(arg);
            } else if (WITH_VALUE.contains(arg)) {
                i++;
                plain = i < args.length && isPlain(args[i]) && values.put(arg, args[i]) == null;
            } else {
                plain = isPlain(arg) && operands.add(arg);
            }
            if (!plain) {
                return Optional.empty();
            }
        }
        boolean enough = operands.size() >= shape.fewest() && operands.size() <= shape.most();
        return enough ? Optional.of(new PlainLine(args[0], flags, values, operands)) : Optional.empty();
    }

    /** Neither an option nor anything that could be quoted or left out. */
    private static boolean isPlain(String word) {
        return !word.isBlank() && word.charAt(0) != '-' && word.indexOf('"') < 0 && word.indexOf('\'') < 0;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}
