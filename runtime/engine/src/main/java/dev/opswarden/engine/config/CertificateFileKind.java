package dev.opswarden.engine.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file of certificates in PEM. */
record CertificateFileKind() implements Kind<Path> {

    private static final int LARGEST = 1024 * 1024;

    @Override
    public Path parse(String text, Surroundings surroundings) throws Unusable {
        Path file = PathKind.resolve(text, surroundings);
        String pem = new String(SmallFile.read(file, LARGEST), StandardCharsets.ISO_8859_1);
        if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
            throw new Unusable("the file holds no certificate in PEM");
        }
        return file;
    }

    @Override
    public String canonical(String text, Path value) {
        return value.toString();
    }

    @Override
    public String accepted() {
        return "the path of a readable PEM file of at most 1 MB, or nothing";
    }
}
