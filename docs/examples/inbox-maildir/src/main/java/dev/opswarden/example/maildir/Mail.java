package dev.opswarden.example.maildir;

import java.util.List;
import java.util.Optional;

/**
 * What is needed of a mail.
 *
 * @param sender who wrote it, as a person reads it: {@code Name <address>}
 * @param address the sender's address alone; empty where it is none to write to
 * @param subject the subject, decoded, on one line
 * @param messageId its Message-ID with angle brackets, where it has one of the usual form
 * @param references the Message-IDs of what came before in its thread, the first one first
 * @param text its text, and a line for each attachment
 * @param labels what its headers say of it: {@code list}, {@code auto-submitted}
 */
record Mail(
        String sender,
        String address,
        String subject,
        Optional<String> messageId,
        List<String> references,
        String text,
        List<String> labels) {

    private static final int LONGEST_THREAD = 128;

    /** What its thread is called: the Message-ID of the first mail; empty where the mail does not say. */
    String thread() {
        String root = references.isEmpty() ? messageId.orElse("") : references.get(0);
        return root.length() <= LONGEST_THREAD ? root : "thread-" + MailFile.sha256(root);
    }
}
