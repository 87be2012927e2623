package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A state directory as {@code docs/state-format.md} describes it, read without anything of ours. */
record StateFiles(Path path) {

    private static final JsonMapper JSON = new JsonMapper();

    Path drafts() {
        return path.resolve("worker-drafts.json");
    }

    /** What is remembered of a message; a missing node if nothing is. */
    JsonNode draft(String id) throws IOException {
        return JSON.readTree(drafts().toFile()).path("drafts").path(id);
    }

    String status(String id) throws IOException {
        return draft(id).path("status").asText();
    }

    /** Every draft by the id of its message; none where there is no file yet. */
    Map<String, JsonNode> all() throws IOException {
        Map<String, JsonNode> all = new TreeMap<>();
        if (Files.exists(drafts())) {
            JSON.readTree(drafts().toFile())
                    .path("drafts")
                    .properties()
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        }
        return all;
    }

    long sizeOfTheAuditLog() throws IOException {
        Path log = path.resolve("audit.jsonl");
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /**
     * What is wrong with the chain of the audit log: each line has the hash of the line before it. A line that a crash
     * tore counts as it is, and may be anywhere.
     */
    List<String> faultsOfTheAuditLog() throws IOException {
        List<String> faults = new ArrayList<>();
        Path log = path.resolve("audit.jsonl");
        if (!Files.exists(log)) {
            return faults;
        }
        String previous = "0".repeat(64);
        for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).split("\n")) {
            if (line.startsWith("{") && line.endsWith("}")) {
                String said = JSON.readTree(line).path("prev").asText();
                if (!said.equals(previous)) {
                    faults.add("'" + line + "' should come after " + previous);
                }
            }
            previous = sha256(line);
        }
        return faults;
    }

    private static String sha256(String line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
