package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource.UnreadSink;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A Maildir as the host sees it: messages, threads, and what is no mail. */
final class Mailbox {

    private static final int LONGEST_NAME = 80;

    /** In how many of the latest mails a thread is looked for. */
    private static final int THREAD_WINDOW = 2_000;

    private final Maildir maildir;
    private final PluginContext context;

    /** By unique name: a tick asks for many threads, and a mail does not change. */
    private final Map<String, String> threads = new ConcurrentHashMap<>();

    Mailbox(Maildir maildir, PluginContext context) {
        this.maildir = maildir;
        this.context = context;
    }

    Health health() {
        Path path = maildir.path();
        if (!Files.isDirectory(path)) {
            return new Health.Unreachable(
                    "there is no directory '" + path + "'; set " + MaildirSettings.DIRECTORY + " to a Maildir");
        }
        for (String part : List.of("new", "cur")) {
            Path directory = path.resolve(part);
            if (!Files.isDirectory(directory)) {
                return new Health.NotAHub("'" + path + "' has no directory '" + part + "' and is no Maildir");
            }
            if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
                return new Health.Refused("'" + directory + "' may not be read; mend its permissions");
            }
        }
        return new Health.Healthy("Maildir '" + path + "'");
    }

    void unread(UnreadSink sink) {
        for (MailFile file : maildir.list()) {
            if (file.isUnread()) {
                try {
                    readOrGone(file).map(mail -> message(file, mail)).ifPresent(sink::message);
                } catch (UnreadableMail e) {
                    sink.rejected(OneLine.of(file.unique(), LONGEST_NAME), e.reason());
                }
            }
        }
    }

    Optional<RawMessage> message(MessageId id) {
        Optional<MailFile> file = maildir.find(id);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(message(file.get(), MailReader.read(file.get().path())));
        } catch (UnreadableMail e) {
            throw new WardenException(ErrorKind.PROTOCOL, "mail '" + id + "' cannot be read: " + e.reason(), e);
        }
    }

    List<RawMessage> thread(String threadId) {
        List<MailFile> files = maildir.list();
        List<RawMessage> found = new ArrayList<>();
        for (MailFile file : files.subList(Math.max(0, files.size() - THREAD_WINDOW), files.size())) {
            if (threadOf(file).equals(threadId)) {
                readable(file).ifPresent(found::add);
            }
        }
        return found;
    }

    List<RawMessage> recent(int limit) {
        List<MailFile> files = maildir.list();
        List<RawMessage> latest = new ArrayList<>();
        for (int i = files.size() - 1; i >= 0 && latest.size() < limit; i--) {
            readable(files.get(i)).ifPresent(latest::add);
        }
        Collections.reverse(latest);
        return latest;
    }

    private RawMessage message(MailFile file, Mail mail) {
        threads.put(file.unique(), mail.thread().isEmpty() ? file.id().value() : mail.thread());
        return new RawMessage(
                file.id(),
                mail.sender(),
                context.agent(),
                mail.subject(),
                mail.text(),
                mail.thread().isEmpty() ? null : mail.thread(),
                file.deliveredAt(),
                file.isUnread() ? null : file.flaggedAt(),
                null,
                null,
                mail.labels());
    }

    private String threadOf(MailFile file) {
        String known = threads.get(file.unique());
        if (known == null) {
            known = readable(file).map(RawMessage::thread).orElse("");
            threads.put(file.unique(), known);
        }
        return known;
    }

    private Optional<RawMessage> readable(MailFile file) {
        try {
            return readOrGone(file).map(mail -> message(file, mail));
        } catch (UnreadableMail e) {
            return Optional.empty();
        }
    }

    /** A mail program may rename a file, or take it away, while this reads. */
    private Optional<Mail> readOrGone(MailFile file) throws UnreadableMail {
        try {
            return Optional.of(MailReader.read(file.path()));
        } catch (UnreadableMail e) {
            if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            Optional<MailFile> renamed = maildir.find(file.id());
            return renamed.isEmpty() ? Optional.empty() : Optional.of(MailReader.read(renamed.get().path()));
        }
    }
}
