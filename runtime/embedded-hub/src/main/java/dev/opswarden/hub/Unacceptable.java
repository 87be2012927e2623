package dev.opswarden.hub;

/** JSON that is well formed, but not what was asked for; the message says which field and why. */
final class Unacceptable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unacceptable(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
