package dev.opswarden.cli;

import dev.opswarden.hub.HubException;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;

/** What a failure of the embedded hub means for whoever started it. */
final class HubFailure {

    private HubFailure() {}

    /** The failure as commands tell it; what is none of the hub's own stays as it is. */
    static Throwable told(Throwable failure) {
        if (!(failure instanceof HubException known)) {
            return failure;
        }
        return switch (known.kind()) {
            case ADDRESS ->
                new WardenException(
                        ErrorKind.REFUSED,
                        known.getMessage() + "\n--port N is another port, --port 0 any free one",
                        known);
            case STORAGE -> new WardenException(ErrorKind.STATE, known.getMessage(), known);
            case FILE -> new WardenException(ErrorKind.REFUSED, known.getMessage(), known);
        };
    }
}
