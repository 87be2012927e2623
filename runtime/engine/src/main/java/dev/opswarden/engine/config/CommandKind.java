package dev.opswarden.engine.config;

/** A command line; here only checked for what can never be run. */
record CommandKind() implements Kind<String> {

    private static final int LONGEST = 4096;

    @Override
    public String parse(String text, Surroundings surroundings) throws Unusable {
        if (text.isBlank()) {
            throw new Unusable("it is blank");
        }
        if (text.length() > LONGEST) {
            throw new Unusable("it is too long");
        }
        if (ControlCharacters.areIn(text, "\t")) {
            throw new Unusable("it holds a control character");
        }
        if (endsInsideQuotes(text)) {
            throw new Unusable("a quote in it is not closed");
        }
        return text;
    }

    private static boolean endsInsideQuotes(String text) {
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && open != '\'') {
                i++;
            } else if (open == 0 && (c == '"' || c == '\'')) {
                open = c;
            } else if (c == open) {
                open = 0;
            }
        }
        return open != 0;
    }

    @Override
    public String printable(String canonical) {
        return Quoted.withoutCredentials(canonical);
    }

    @Override
    public String quoted(String text) {
        return Quoted.url(text);
    }

    @Override
    public String accepted() {
        return "a command line of at most 4096 characters, words and quotes as a shell splits them, or nothing";
    }
}
