package dev.opswarden.engine.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file that holds a secret on one line. The secret is checked and forgotten. */
record SecretFileKind() implements Kind<Path> {

    private static final int LARGEST = 64 * 1024;
    private static final int LONG_FOR_A_NAME = 20;

    @Override
    public Path parse(String text, Surroundings surroundings) throws Unusable {
        Path file = PathKind.resolve(text, surroundings);
        String secret = new String(SmallFile.read(file, LARGEST), StandardCharsets.ISO_8859_1).strip();
        if (secret.isEmpty()) {
            throw new Unusable("the file is empty");
        }
        // What is sent in a header must not be able to end it.
        if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Unusable("the file holds more than one word of plain ASCII");
        }
        return file;
    }

    @Override
    public String canonical(String text, Path value) {
        return value.toString();
    }

    /** A secret that somebody put here in place of the file's name is not repeated. */
    @Override
    public String quoted(String text) {
        boolean path = text.startsWith("/") || text.startsWith(".") || text.startsWith("~");
        boolean secret =
                !path && text.length() >= LONG_FOR_A_NAME && text.chars().anyMatch(Character::isDigit);
        return secret ? "(not shown: it looks like a secret itself)" : Quoted.of(text);
    }

    @Override
    public String accepted() {
        return "the path of a readable file of at most 64 KB that holds the secret and nothing else, or nothing";
    }
}
