package dev.opswarden.plugin.hub;

/** A value that is sent and never shown. */
final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The value itself, for the one header that it is meant for. */
    String reveal() {
        return value;
    }

    /** The same text without the value: a hub may echo what it was sent. */
    String hideIn(String text) {
        return text.replace(value, toString());
    }

    @Override
    public String toString() {
        return "***";
    }
}
