package dev.opswarden.spi;

import java.util.List;

/**
 * What is to be said about the rules of a directory.
 *
 * @param files how many {@code .drl} files there are
 * @param rules how many rules can be used
 * @param errors what keeps a rule from being used, or from doing what it says
 * @param warnings what is probably not meant
 */
public record RuleCheck(int files, int rules, List<RuleRemark> errors, List<RuleRemark> warnings) {

    /** Copies the remarks. */
    public RuleCheck {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
