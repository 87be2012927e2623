package dev.opswarden.engine.secrets.detect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that a detector knows. What a text without a keyword does not need is put together when it is needed. */
final class Kinds {

    /** Kinds that no line of the file describes: what a name or a place gives away. */
    private static final List<String> WRITTEN_HERE = List.of(
            "password",
            "secret",
            "token",
            "api-key",
            "key",
            "session-id",
            "private-key",
            "authorization",
            "url-password",
            "url-token",
            JwtSpotter.KIND);

    private final KindsFile file;
    private final List<OperatorPattern> extra;
    private final Set<String> allowed;
    private final KeywordIndex all;
    private @Nullable KeywordIndex forms;
    private @Nullable Marks marks;

    private Kinds(KindsFile file, List<OperatorPattern> extra, Set<String> allowed) {
        this.file = file;
        this.extra = List.copyOf(extra);
        this.allowed = Set.copyOf(allowed);
        this.all = known(file);
        new Spotters(file).addTo(all);
    }

    static Kinds builtIn() {
        return with(List.of(), Set.of());
    }

    /** The built-in kinds, and those of an operator. */
    static Kinds with(List<OperatorPattern> patterns, Set<String> allowed) {
        return new Kinds(KindsFile.builtIn(), patterns, allowed);
    }

    /** Every spotter by its keywords. */
    KeywordIndex all() {
        return all;
    }

    /** Those alone that know a value by its own form. */
    synchronized KeywordIndex forms() {
        KeywordIndex index = forms;
        if (index == null) {
            index = known(file);
            forms = index;
        }
        return index;
    }

    /** The operator's patterns. */
    List<OperatorPattern> extra() {
        return extra;
    }

    /** The names of all kinds. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(file.names());
        names.addAll(WRITTEN_HERE);
        for (OperatorPattern pattern : extra) {
            names.add(pattern.kind());
        }
        return names;
    }

    /** The marks of these kinds. */
    synchronized Marks marks() {
        Marks known = marks;
        if (known == null) {
            known = new Marks(names());
            marks = known;
        }
        return known;
    }

    boolean isAllowed(String value) {
        return !allowed.isEmpty() && allowed.contains(Fingerprint.of(value));
    }

    private static KeywordIndex known(KindsFile file) {
        KeywordIndex index = new KeywordIndex();
        file.addTo(index);
        index.add(JwtSpotter.KEYWORD, Spotters.BETWEEN, new JwtSpotter());
        return index;
    }
}
