package dev.opswarden.plugin.drools.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a rule without loading it.
 *
 * @param model which of the models it belongs to, by its place among them
 * @param owner the class that makes its description
 * @param method the method that does
 * @param fullName its name, as Drools calls it
 * @param ends whether all that it does comes to an end by itself, so that it needs no thread to be left behind on
 * @param direct how it is asked without the engine; null if it needs that
 * @param needs what a message must hold for it to match, all of these; none if that cannot be told
 */
public record RuleOutline(
        int model,
        String owner,
        String method,
        String fullName,
        boolean ends,
        @Nullable DirectRule direct,
        List<Need> needs) {

    /** Copies the list. */
    public RuleOutline {
        needs = List.copyOf(needs);
    }

    /** The package of the rule, as far as its owner tells: generated classes lie in the rule's package. */
    public String packageName() {
        return owner.substring(0, Math.max(0, owner.lastIndexOf('.')));
    }

    boolean canMatch(MessageTexts message) {
        for (Need need : needs) {
            if (!need.isIn(message)) {
                return false;
            }
        }
        return true;
    }
}
