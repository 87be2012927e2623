package dev.opswarden.engine.config;

/** Looks for characters that are no text. A loop: streams take a start longer than all paths together. */
final class ControlCharacters {

    private ControlCharacters() {}

    /** Whether there is one other than those that are allowed. */
    static boolean areIn(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && allowed.indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }
}
