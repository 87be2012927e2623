package dev.opswarden.example.maildir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Reads one mail within limits, as a stream: what is not shown is never held. */
final class MailReader {

    static final long MOST_BYTES = 32 * 1024 * 1024;
    static final int MOST_DEPTH = 20;
    static final int MOST_PARTS = 500;
    static final int MOST_HEADERS = 1_000;
    static final int LONGEST_HEADER = 100_000;

    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxLineLen(2 * LONGEST_HEADER)
            .build();

    private MailReader() {}

    /**
     * Reads a mail.
     *
     * @param file where it lies
     * @throws UnreadableMail with the reason
     */
    static Mail read(Path file) throws UnreadableMail {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnreadableMail("it is no regular file");
            }
            long size = Files.size(file);
            if (size == 0) {
                throw new UnreadableMail("it is empty");
            }
            if (size > MOST_BYTES) {
                throw new UnreadableMail("it has " + size + " bytes, and " + MOST_BYTES + " are the limit");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return parse(in);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Mail parse(InputStream in) throws UnreadableMail, IOException {
        MimeTokenStream stream = new MimeTokenStream(
                CONFIG, DecodeMonitor.SILENT, new DefaultBodyDescriptorBuilder(null, null, DecodeMonitor.SILENT));
        // A mail within a mail is an attachment.
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        Headers headers = new Headers();
        MailText text = new MailText();
        int depth = 0;
        int parts = 0;
        boolean ownHeaders = true;
        try {
            stream.parse(in);
            for (EntityState state = stream.getState();
                    state != EntityState.T_END_OF_STREAM;
                    state = stream.next()) {
                switch (state) {
                    case T_FIELD -> {
                        if (ownHeaders) {
                            headers.add(stream.getField());
                        }
                    }
                    case T_END_HEADER -> ownHeaders = false;
                    case T_START_MULTIPART -> {
                        if (++depth > MOST_DEPTH) {
                            throw new UnreadableMail("its parts lie more than " + MOST_DEPTH + " deep in each other");
                        }
                        text.startMultipart(stream.getBodyDescriptor().getMimeType());
                    }
                    case T_END_MULTIPART -> {
                        depth--;
                        text.endMultipart();
                    }
                    case T_START_BODYPART -> {
                        if (++parts > MOST_PARTS) {
                            throw new UnreadableMail("it has more than " + MOST_PARTS + " parts");
                        }
                    }
                    case T_BODY ->
                        text.add((MaximalBodyDescriptor) stream.getBodyDescriptor(), stream.getDecodedInputStream());
                    default -> {
                        // What stands between parts is not shown by any mail program.
                    }
                }
            }
        } catch (MimeException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            throw new UnreadableMail("it cannot be taken apart (" + e.getClass().getSimpleName() + ")");
        }
        return headers.with(text.text());
    }

    private static UnreadableMail unreadable(Exception failure) {
        Throwable cause = failure instanceof MimeIOException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof MaxHeaderLengthLimitException) {
            return new UnreadableMail("it has a header of more than " + LONGEST_HEADER + " bytes");
        }
        if (cause instanceof MaxHeaderLimitException) {
            return new UnreadableMail("it has more than " + MOST_HEADERS + " headers");
        }
        if (cause instanceof MaxLineLimitException) {
            return new UnreadableMail("it has a line of more than " + 2 * LONGEST_HEADER + " bytes where none belongs");
        }
        // The words of the library may quote the mail.
        return new UnreadableMail("it cannot be read (" + cause.getClass().getSimpleName() + ")");
    }
}
