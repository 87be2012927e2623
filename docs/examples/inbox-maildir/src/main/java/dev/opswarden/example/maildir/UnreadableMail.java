package dev.opswarden.example.maildir;

/** A file that cannot be read as a mail. */
final class UnreadableMail extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableMail(String reason) {
        super(reason, null, false, false);
    }

    /** Why, without a word of what the mail says. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
