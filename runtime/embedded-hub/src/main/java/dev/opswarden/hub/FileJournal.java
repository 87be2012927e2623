package dev.opswarden.hub;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal in {@code hub.jsonl} of the data directory: only ever appended to, a line for each change. */
final class FileJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final String FILE = "hub.jsonl";

    private final Path file;
    private final FileChannel channel;
    private final DirectoryLock lock;
    private @Nullable IOException broken;

    private FileJournal(Path file, FileChannel channel, DirectoryLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the directory and brings the state to where the journal left it.
     *
     * @throws HubException if the directory cannot be used, another hub has it, or the journal is damaged
     */
    static FileJournal open(Path directory, HubState state) {
        try {
            OwnFiles.createDirectory(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            boolean done = false;
            try {
                FileJournal journal = open(directory, lock, state);
                done = true;
                return journal;
            } finally {
                if (!done) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new HubException(
                    HubException.Kind.STORAGE,
                    "the data directory " + directory + " cannot be used: " + Reason.of(e),
                    e);
        }
    }

    private static FileJournal open(Path directory, DirectoryLock lock, HubState state) throws IOException {
        Path file = directory.resolve(FILE);
        FileChannel channel = OwnFiles.open(file);
        boolean done = false;
        try {
            FileJournal journal = new FileJournal(file, channel, lock);
            journal.begin(JournalReplay.run(file, state));
            OwnFiles.sync(directory);
            done = true;
            return journal;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private void begin(JournalReplay.End end) throws IOException {
        channel.truncate(end.length());
        channel.position(end.length());
        if (end.length() == 0) {
            write(out -> out.write(JournalReplay.HEADER.getBytes(StandardCharsets.UTF_8)));
        } else if (!end.whole()) {
            write(out -> out.write('\n'));
        }
        channel.force(true);
    }

    @Override
    public void append(List<Change> changes) {
        if (broken != null) {
            throw refused(broken);
        }
        try {
            write(out -> {
                for (Change change : changes) {
                    out.write(Json.bytes(json -> ChangeJson.write(change, json)));
                    out.write('\n');
                }
            });
            channel.force(false);
        } catch (IOException e) {
            // Half a line may be in the file, and what a failed fsync leaves nobody knows: a later line must not
            // follow.
            broken = e;
            LOG.error("{} cannot be written; the hub takes nothing more until it is started anew", file, e);
            throw refused(e);
        }
    }

    private HubException refused(IOException cause) {
        return new HubException(
                HubException.Kind.STORAGE,
                file + " cannot be written (" + Reason.of(cause)
                        + "); the hub takes nothing more until that is mended and it is started anew",
                cause);
    }

    private interface Output {
        void write(OutputStream out) throws IOException;
    }

    private void write(Output output) throws IOException {
        // Not closed: that would close the channel.
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
        output.write(out);
        out.flush();
    }

    @Override
    public void close() {
        try (lock;
                channel) {
            LOG.debug("{} is closed", file);
        } catch (IOException e) {
            LOG.warn("closing {}", file, e);
        }
    }
}
