package dev.opswarden.example.maildir;

import dev.opswarden.spi.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Maildir, and a program that takes mails as {@code sendmail -t} does. */
final class SomeMaildir {

    private static final long FIRST_DELIVERY = 1_790_000_000L;

    private final Path home;
    private int delivered;

    SomeMaildir(Path home) throws IOException {
        this.home = home;
        for (String part : List.of("Maildir/new", "Maildir/cur", "Maildir/tmp", "outbox")) {
            Files.createDirectories(home.resolve(part));
        }
        sendmail(0);
    }

    Path path() {
        return home.resolve("Maildir");
    }

    /** Delivers what is to be a mail; its header and its text are divided by an empty line. */
    MessageId deliver(byte[] mail) throws IOException {
        String unique = (FIRST_DELIVERY + delivered) + ".M" + delivered + "P1.host";
        delivered++;
        Files.write(path().resolve("new").resolve(unique), mail);
        return new MessageId(unique);
    }

    MessageId deliver(String from, String subject, String body) throws IOException {
        String id = "<mail-" + delivered + "@example.org>";
        String mail = "From: " + from + "\nTo: ops@example.org\nSubject: " + subject + "\nMessage-ID: " + id
                + "\nDate: Mon, 2 Nov 2026 09:30:00 +0000\n\n" + body;
        return deliver(mail.getBytes(StandardCharsets.UTF_8));
    }

    /** As a mail program does it. */
    void markRead(MessageId id) throws IOException {
        Files.move(
                path().resolve("new").resolve(id.value()), path().resolve("cur").resolve(id.value() + ":2,S"));
    }

    /** The flags that a mail has; nothing while it is new. */
    String flags(MessageId id) throws IOException {
        try (Stream<Path> files = Files.list(path().resolve("cur"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(id.value() + ":2,"))
                    .map(name -> name.substring(id.value().length() + 3))
                    .findFirst()
                    .orElse("");
        }
    }

    Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(path().relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    void goesAway() throws IOException {
        Files.move(path(), home.resolve("moved-away"));
    }

    /** From now on the program ends with this status, and takes what it is given only if that is 0. */
    void sendmail(int status) throws IOException {
        script(status == 0
                ? "n=$(ls '" + outbox() + "' | wc -l)\ncat > '" + outbox() + "'/$n.eml"
                : "cat > /dev/null; echo 'user unknown' >&2; exit " + status);
    }

    void script(String lines) throws IOException {
        Path program = Files.writeString(home.resolve("sendmail"), "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    List<Path> sent() throws IOException {
        List<Path> sent = new ArrayList<>();
        for (int i = 0; Files.exists(outbox().resolve(i + ".eml")); i++) {
            sent.add(outbox().resolve(i + ".eml"));
        }
        return sent;
    }

    /** The settings of a plugin that reads it, in the home directory of the test. */
    static Map<String, String> settings(Path home) {
        return Map.of(
                MaildirSettings.DIRECTORY,
                home.resolve("Maildir").toString(),
                MaildirSettings.FROM,
                "Op\u00e9rations <ops@example.org>",
                MaildirSettings.SENDMAIL,
                "'" + home.resolve("sendmail") + "' -i -t");
    }

    private Path outbox() {
        return home.resolve("outbox");
    }
}
