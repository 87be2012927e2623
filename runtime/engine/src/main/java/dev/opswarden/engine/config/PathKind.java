package dev.opswarden.engine.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path, which becomes absolute; nothing in it is expanded. */
record PathKind() implements Kind<Path> {

    private static final int LONGEST = 4096;

    @Override
    public Path parse(String text, Surroundings surroundings) throws Unusable {
        return resolve(text, surroundings);
    }

    static Path resolve(String text, Surroundings surroundings) throws Unusable {
        if (text.startsWith("~") || text.startsWith("$")) {
            throw new Unusable("nothing is expanded here: write the path in full");
        }
        if (text.isBlank() || text.length() > LONGEST || ControlCharacters.areIn(text, "")) {
            throw new Unusable("it is no path");
        }
        try {
            return surroundings.workingDirectory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new Unusable("it is no path");
        }
    }

    @Override
    public String canonical(String text, Path value) {
        return value.toString();
    }

    @Override
    public String accepted() {
        return "a path written in full";
    }
}
