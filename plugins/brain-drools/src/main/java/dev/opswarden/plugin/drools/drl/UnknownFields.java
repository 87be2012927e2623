package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the name in a pattern that is no field of its fact, once the compiler has said that something there is wrong. */
public final class UnknownFields {

    private static final Set<String> NO_FIELDS = Set.of(
            "after",
            "and",
            "before",
            "coincides",
            "contains",
            "during",
            "eval",
            "excludes",
            "exists",
            "false",
            "from",
            "in",
            "instanceof",
            "java",
            "matches",
            "memberOf",
            "new",
            "not",
            "null",
            "or",
            "over",
            "soundslike",
            "str",
            "this",
            "true");

    private UnknownFields() {}

    /**
     * The first such name of a file.
     *
     * @param expression what the compiler quotes; only patterns that hold it are looked at
     */
    public static Optional<Finding> in(DrlFile file, String expression) {
        for (DrlRule rule : file.rules()) {
            Set<String> bound = bound(rule.when());
            for (DrlPattern pattern : DrlPattern.in(rule.when())) {
                Set<String> fields = Vocabulary.fieldsOf(pattern.type()).keySet();
                if (fields.isEmpty()
                        || TokenSearch.find(pattern.inside(), expression).isEmpty()) {
                    continue;
                }
                for (int at = 0; at < pattern.inside().size(); at++) {
                    String name = pattern.inside().get(at).text();
                    if (isName(pattern.inside(), at) && !fields.contains(name) && !bound.contains(name)) {
                        return Optional.of(new Finding(
                                pattern.inside().get(at).line(), Vocabulary.unknownField(name, pattern.type())));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** {@code unknown field 'sendr' of Message (did you mean 'sender'?)}. */
    public static String said(String name, String fact) {
        return Vocabulary.unknownField(name, fact);
    }

    private static Set<String> bound(List<DrlToken> when) {
        Set<String> bound = new HashSet<>();
        for (int at = 0; at + 1 < when.size(); at++) {
            if (when.get(at + 1).isSign(':')) {
                bound.add(when.get(at).text());
            }
        }
        return bound;
    }

    private static boolean isName(List<DrlToken> tokens, int at) {
        DrlToken token = tokens.get(at);
        boolean member = at > 0 && tokens.get(at - 1).isSign('.');
        boolean inBrackets = at > 0 && tokens.get(at - 1).isSign('[');
        boolean called = at + 1 < tokens.size() && tokens.get(at + 1).isSign('(');
        return token.kind() == Kind.WORD
                && Character.isLowerCase(token.text().charAt(0))
                && !member
                && !inBrackets
                && !called
                && (!NO_FIELDS.contains(token.text()) || isCompared(tokens, at));
    }

    /** {@code from == "x"}: whoever knows mail writes that. */
    private static boolean isCompared(List<DrlToken> tokens, int at) {
        return tokens.get(at).isWord("from")
                && at + 1 < tokens.size()
                && (tokens.get(at + 1).isSign('=')
                        || tokens.get(at + 1).isSign('!')
                        || tokens.get(at + 1).isWord("matches")
                        || tokens.get(at + 1).isWord("contains"));
    }
}
