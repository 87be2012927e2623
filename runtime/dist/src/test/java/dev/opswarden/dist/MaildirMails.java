package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Maildir with real mails, each written in one of five ways that mail programs have, and with what is no mail. */
final class MaildirMails {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=xx\n\n";

    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final int GENERATED = 60;
    private static final int WAYS = 5;

    private final Path directory;

    /** The texts of the mails by the unique names of their files. */
    final Map<String, String> texts = new LinkedHashMap<>();

    MaildirMails(Path directory) throws IOException {
        this.directory = directory;
        for (String part : List.of("new", "cur", "tmp")) {
            Files.createDirectories(directory.resolve(part));
        }
    }

    /**
     * Delivers every message of a file as {@code warden-runtime hub --load} takes it; some of our own where there is none.
     */
    void deliverAll(Path sample) throws IOException {
        if (!Files.isReadable(sample)) {
            System.out.println("NOT RUN: real mails, there is no " + sample + "; generated ones are used alone");
            for (int number = 0; number < GENERATED; number++) {
                deliver("mail-" + number, "mail-" + number / 2, "Zoë <zoe@example.org>", "Nr. " + number, text(number));
            }
            return;
        }
        for (JsonNode message : JSON.readTree(sample.toFile())) {
            deliver(
                    message.path("id").asText(),
                    message.path("thread_id").asText(),
                    message.path("from_agent").asText(),
                    message.path("subject").asText(),
                    message.path("body").asText());
        }
    }

    /** In several scripts, and in plain words where the mail names no character set. */
    private static String text(int number) {
        String words = number % WAYS == 2
                ? "Plain words"
                : List.of("Größe & Maß", "密码在哪里", "<b>Où</b> est-elle").get(number % 3);
        return (words + ", " + number + ".\n\n> quoted = once\n").repeat(1 + number * 7);
    }

    private void deliver(String id, String thread, String from, String subject, String body) throws IOException {
        int number = texts.size();
        String name = FIRST.plusSeconds(number).getEpochSecond() + ".M" + number + "P1.sample";
        String head = "Message-ID: <" + id + "@sample.example>\nReferences: <" + thread + "@sample.example>\nFrom: "
                + word(from) + "\nTo: ops@example.org\nSubject: " + word(subject) + "\nMIME-Version: 1.0\n";
        write(name, head + written(body, number % WAYS));
        texts.put(name, body);
    }

    /** Delivers a question, and returns its id. */
    String ask(String from, String subject, String body) throws IOException {
        String name = "1790000000.M" + texts.size() + "P1.question";
        write(
                name,
                "From: " + from + "\nSubject: " + subject + "\nMessage-ID: <question@example.org>\n"
                        + "References: <first@example.org>\n\n" + body + "\n");
        return name;
    }

    /** Delivers what is no mail; each with its kind in the name. */
    List<String> deliverMalformed() throws IOException {
        Map<String, String> malformed = new LinkedHashMap<>();
        malformed.put("empty", "");
        malformed.put("no-sender", "Subject: s\n\nx");
        malformed.put("no-address", "From: \n\nx");
        malformed.put("bytes", "\u0000\u0001\u0002\u00ff".repeat(1_000));
        malformed.put("long-header", "From: a@b.org\nX: " + "a".repeat(150_000) + "\n\nx");
        malformed.put("many-headers", "From: a@b.org\n" + "X: a\n".repeat(2_000) + "\nx");
        malformed.put("many-parts", "From: a@b.org\n" + MIXED + "--xx\n\ntext\n".repeat(2_000) + "--xx--\n");
        StringBuilder nested = new StringBuilder("From: a@b.org\n");
        for (int i = 0; i < 40; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        malformed.put("nested", nested + "\ntext\n");
        List<String> kinds = new ArrayList<>();
        for (Map.Entry<String, String> mail : malformed.entrySet()) {
            write("1780000000." + mail.getKey() + ".malformed", mail.getValue());
            kinds.add(mail.getKey());
        }
        Files.createSymbolicLink(
                directory.resolve("new/1780000000.link.malformed"),
                directory.resolve("new/1780000000.no-sender.malformed"));
        kinds.add("link");
        return kinds;
    }

    /** The names of all files, with their sizes: what a tick must leave as it was. */
    Map<String, Long> files() throws IOException {
        Map<String, Long> files = new LinkedHashMap<>();
        for (String part : List.of("new", "cur", "tmp")) {
            try (var names = Files.list(directory.resolve(part))) {
                for (Path name : names.sorted().toList()) {
                    files.put(part + "/" + name.getFileName(), Files.size(name));
                }
            }
        }
        return files;
    }

    private void write(String name, String mail) throws IOException {
        boolean bytes = name.contains(".bytes.");
        Files.write(
                directory.resolve("new").resolve(name),
                mail.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }

    private static String written(String body, int way) {
        return switch (way) {
            case 0 -> "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body;
            case 1 -> "Content-Type: text/plain; charset=utf-8\n" + base64(body);
            case 2 -> "\n" + body;
            case 3 ->
                "Content-Type: multipart/alternative; boundary=\"=_alternative\"\n\n--=_alternative\n"
                        + "Content-Type: text/html; charset=utf-8\n" + base64("<p>another text") + "--=_alternative\n"
                        + "Content-Type: text/plain; charset=utf-8\n" + base64(body) + "--=_alternative--\n";
            default -> "Content-Type: text/html; charset=utf-8\n" + base64("<html><body><pre>" + html(body) + "</pre>");
        };
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String base64(String text) {
        return "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    /** As it is where a header may hold it, else as an encoded word. */
    private static String word(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            return text;
        }
        int address = text.lastIndexOf(" <");
        String name = address < 0 ? text : text.substring(0, address);
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "?="
                + (address < 0 ? "" : text.substring(address));
    }
}
