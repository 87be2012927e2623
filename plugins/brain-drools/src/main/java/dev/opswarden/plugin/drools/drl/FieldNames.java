package dev.opswarden.plugin.drools.drl;

import java.util.List;

/** The names that a condition mentions. */
public final class FieldNames {

    private FieldNames() {}

    /** Each name once, in the order of the text; what stands in quotes is none. */
    public static List<String> in(String condition) {
        return DrlTokens.of(condition).stream()
                .filter(token -> token.kind() == DrlToken.Kind.WORD)
                .map(DrlToken::text)
                .distinct()
                .toList();
    }
}
