package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.KeywordIndex.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that a detector knows.
 *
 * @param all every spotter by its keywords
 * @param forms those alone that know a value by its own form
 * @param extra the operator's patterns without a keyword
 * @param names the kinds
 * @param allowed fingerprints of values that are none
 * @param marks the marks of these kinds
 */
record Kinds(
        KeywordIndex all,
        KeywordIndex forms,
        List<OperatorPattern> extra,
        Set<String> names,
        Set<String> allowed,
        Marks marks) {

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

    static Kinds builtIn() {
        return with(List.of(), Set.of());
    }

    /** The built-in kinds, and those of an operator. */
    static Kinds with(List<OperatorPattern> patterns, Set<String> allowed) {
        KindsFile file = KindsFile.builtIn();
        List<Entry> forms = new ArrayList<>(400);
        for (TokenKind kind : file.tokens()) {
            for (String key : kind.keys()) {
                forms.add(new Entry(key, kind));
            }
        }
        forms.add(new Entry(JwtSpotter.KEYWORD, new JwtSpotter()));
        Set<String> names = new LinkedHashSet<>(file.names());
        names.addAll(WRITTEN_HERE);
        List<OperatorPattern> extra = new ArrayList<>();
        for (OperatorPattern pattern : patterns) {
            names.add(pattern.kind());
            extra.add(pattern);
        }
        List<Entry> all = new ArrayList<>(forms);
        Spotter assignments = new AssignmentSpotter(new NamedKinds(file.named()));
        add(all, AssignmentSpotter.KEYWORDS, assignments);
        add(all, AssignmentSpotter.SHORT, assignments);
        all.add(new Entry(AssignmentSpotter.IDENTIFIED, assignments));
        add(all, AuthorizationSpotter.KEYWORDS, new AuthorizationSpotter());
        add(all, PemSpotter.KEYWORDS, new PemSpotter());
        add(all, PairSpotter.KEYWORDS, new PairSpotter());
        add(all, List.of(UrlSpotter.KEYWORD), new UrlSpotter());
        add(all, List.of(CookieSpotter.KEYWORD), new CookieSpotter());
        add(all, List.of(KubernetesSpotter.KEYWORD), new KubernetesSpotter());
        add(all, DatabaseLoginSpotter.KEYWORDS, new DatabaseLoginSpotter());
        add(all, PasswordFileSpotter.KEYWORDS, new PasswordFileSpotter());
        add(all, BackwardSpotter.KEYWORDS, new BackwardSpotter());
        add(all, OldVaultSpotter.KEYWORDS, new OldVaultSpotter());
        add(all, PipedSpotter.KEYWORDS, new PipedSpotter());
        all.addAll(NeighbourSpotter.entries());
        all.addAll(CallSpotter.entries());
        all.addAll(ArgumentSpotter.entries());
        all.addAll(PhraseSpotter.entries());
        all.addAll(CommandSpotter.entries());
        return new Kinds(
                new KeywordIndex(all),
                new KeywordIndex(forms),
                List.copyOf(extra),
                Set.copyOf(names),
                Set.copyOf(allowed),
                new Marks(names));
    }

    boolean isAllowed(String value) {
        return !allowed.isEmpty() && allowed.contains(Fingerprint.of(value));
    }

    private static void add(List<Entry> entries, List<String> keywords, Spotter spotter) {
        for (String keyword : keywords) {
            entries.add(new Entry(keyword, spotter));
        }
    }
}
