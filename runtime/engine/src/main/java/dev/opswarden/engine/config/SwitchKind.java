package dev.opswarden.engine.config;

import java.util.Locale;

/** On or off. */
record SwitchKind() implements Kind<Boolean> {

    @Override
    public Boolean parse(String text, Surroundings surroundings) throws Unusable {
        if (isOff(text)) {
            return false;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            default -> throw new Unusable("it is neither on nor off");
        };
    }

    static boolean isOff(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "0", "false", "no", "off" -> true;
            default -> false;
        };
    }

    @Override
    public String canonical(String text, Boolean value) {
        return value ? "1" : "0";
    }

    @Override
    public String accepted() {
        return "1 or 0 (true, yes, on and false, no, off do as well)";
    }
}
