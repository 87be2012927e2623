package dev.opswarden.example.maildir;

import dev.opswarden.spi.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A file of a Maildir, by its name: {@code UNIQUE[,S=SIZE…][:2,FLAGS]}.
 *
 * @param path where it lies
 * @param unique what names the mail for as long as it exists, whatever flags it gets
 * @param nameBeforeFlags the name without its flags
 * @param flags the flags, none for a mail in {@code new}
 * @param deliveredAt when it was delivered, which its name begins with; else when the file was written
 */
record MailFile(Path path, String unique, String nameBeforeFlags, String flags, Instant deliveredAt) {

    private static final int LONGEST_ID = 128;

    /** The year 2286, in seconds: a longer number is none of a delivery. */
    private static final int MOST_DIGITS = 10;

    static MailFile of(Path path) {
        String name = path.getFileName().toString();
        int info = name.lastIndexOf(":2,");
        String before = info < 0 ? name : name.substring(0, info);
        String flags = info < 0 ? "" : name.substring(info + 3);
        int comma = before.indexOf(',');
        return new MailFile(path, comma < 0 ? before : before.substring(0, comma), before, flags, delivered(path, name));
    }

    /**
     * The id: the unique part of the name, and not the Message-ID, which its sender chooses. A mail with somebody else's
     * Message-ID would hide the other one.
     */
    MessageId id() {
        if (unique.length() <= LONGEST_ID && unique.chars().allMatch(c -> c > ' ' && c < 127)) {
            return new MessageId(unique);
        }
        return new MessageId("name-" + sha256(unique));
    }

    boolean isUnread() {
        return flags.indexOf('S') < 0 && flags.indexOf('T') < 0;
    }

    boolean isDraft() {
        return flags.indexOf('D') >= 0;
    }

    /** Since when it is flagged as it is: a flag is a rename, and a rename is a change of the file's status. */
    Instant flaggedAt() {
        try {
            return ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return deliveredAt;
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Instant delivered(Path path, String name) {
        int digits = 0;
        while (digits < name.length() && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
            digits++;
        }
        if (digits > 0 && digits <= MOST_DIGITS) {
            return Instant.ofEpochSecond(Long.parseLong(name.substring(0, digits)));
        }
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
