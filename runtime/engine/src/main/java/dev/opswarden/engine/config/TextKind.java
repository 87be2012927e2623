package dev.opswarden.engine.config;

/** A name on one line. */
record TextKind(int longest) implements Kind<String> {

    @Override
    public String parse(String text, Surroundings surroundings) throws Unusable {
        if (text.isBlank()) {
            throw new Unusable("it is blank");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Unusable("it is too long");
        }
        if (hasControlCharacter(text)) {
            throw new Unusable("it holds a control character");
        }
        if (!text.strip().equals(text)) {
            throw new Unusable("it starts or ends with a space");
        }
        return text;
    }

    private static boolean hasControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String accepted() {
        return "a name of 1 to " + longest + " characters";
    }
}
