package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dates of rules, as the rule engine reads them: {@code 1-Jan-2026}. */
public final class Dates {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy")
            .toFormatter(Locale.ENGLISH);

    private Dates() {}

    /** The dates of a file that are none. */
    public static List<Finding> in(DrlFile file) {
        List<Finding> found = new ArrayList<>();
        for (DrlRule rule : file.rules()) {
            List<DrlToken> head = rule.head();
            for (int at = 0; at + 3 < head.size(); at++) {
                boolean date = head.get(at).isWord("date")
                        && head.get(at + 1).isSign('-')
                        && (head.get(at + 2).isWord("effective")
                                || head.get(at + 2).isWord("expires"));
                DrlToken value = head.get(at + 3);
                if (date && value.kind() == Kind.TEXT && of(value.text()).isEmpty()) {
                    found.add(new Finding(
                            value.line(),
                            "rule '" + rule.name() + "': date-"
                                    + head.get(at + 2).text() + " \"" + value.text()
                                    + "\" is no date; write it as \"1-Jan-2026\""));
                }
            }
        }
        return found;
    }

    static Optional<LocalDate> of(String date) {
        try {
            return Optional.of(LocalDate.parse(date, DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
