package dev.opswarden.engine.config;

/** Says why a value cannot be used; whoever catches it knows which variable it is and what is accepted. */
final class Unusable extends Exception {

    Unusable(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
