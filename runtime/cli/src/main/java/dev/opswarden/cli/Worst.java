package dev.opswarden.cli;

import dev.opswarden.spi.ErrorKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The exit status of a command that did several things: the worst of each (contract, section 3). */
final class Worst {

    /** From bad to worse: 75 before 1 before 0, and before all what only the operator can mend. */
    private static final List<ExitCode> ORDER = List.of(
            ExitCode.DONE,
            ExitCode.REFUSED,
            ExitCode.TRY_AGAIN,
            ExitCode.SETTINGS,
            ExitCode.NOT_LOADED,
            ExitCode.STATE,
            ExitCode.DEFECT);

    private Worst() {}

    static ExitCode of(Stream<ErrorKind> failures) {
        return failures.map(ExitCode::of)
                .max(Comparator.comparingInt(ORDER::indexOf))
                .orElse(ExitCode.DONE);
    }
}
