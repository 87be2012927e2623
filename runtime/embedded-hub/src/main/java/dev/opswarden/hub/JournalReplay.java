package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a journal from its first line to its last, and tells where it ends. It changes nothing in the file. */
final class JournalReplay {

    /** The first line of every journal. */
    static final String HEADER = "{\"type\":\"journal\",\"schema\":1}\n";

    private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);
    private static final int SCHEMA = 1;

    private final Path file;
    private final HubState state;

    private JournalReplay(Path file, HubState state) {
        this.file = file;
        this.state = state;
    }

    /**
     * Applies every line to the state.
     *
     * @return where the journal ends: before a last line that was cut off in mid-write
     * @throws HubException for any other line that cannot be read, naming it
     */
    static End run(Path file, HubState state) throws IOException {
        return new JournalReplay(file, state).run();
    }

    /**
     * Where the journal ends.
     *
     * @param length how many bytes of the file count
     * @param whole whether they end in a line feed; somebody's editor may have left the last one out
     */
    record End(long length, boolean whole) {}

    private End run() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Lines lines = new Lines(in, Limits.JOURNAL_LINE_BYTES);
            boolean whole = true;
            try {
                while (lines.next()) {
                    whole = lines.terminated();
                    apply(lines);
                }
                return new End(lines.end(), whole);
            } catch (JsonProcessingException e) {
                if (!whole) {
                    return torn(lines);
                }
                throw damaged(lines, Json.reason(e), e);
            } catch (Unacceptable e) {
                throw damaged(lines, e.getMessage(), e);
            }
        }
    }

    private End torn(Lines lines) {
        LOG.warn(
                "{}: the last line ({} bytes) was not written to its end and is dropped; the hub had not answered for it",
                file,
                lines.end() - lines.start());
        return new End(lines.start(), true);
    }

    private void apply(Lines lines) throws IOException {
        if (lines.number() == 1) {
            checkHeader(Json.object(lines.bytes(), JournalReplay::schema));
            return;
        }
        Change change = Json.object(lines.bytes(), ChangeJson::read);
        if (change instanceof Change.MessageAdded added) {
            if (state.messages().byId(added.message().id()).isPresent()) {
                throw new Unacceptable("a message of this id was there before");
            }
        } else if (change instanceof Change.MessageRead read
                && state.messages().byId(read.id()).isEmpty()) {
            throw new Unacceptable("no message of this id was there before");
        }
        state.apply(change);
    }

    private static int schema(JsonParser in) throws IOException {
        int[] schema = {0};
        Json.fields(in, (name, value) -> {
            if (name.equals("schema") && value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                schema[0] = value.getIntValue();
            }
            value.skipChildren();
        });
        return schema[0];
    }

    private void checkHeader(int schema) {
        if (schema > SCHEMA) {
            throw new HubException(
                    HubException.Kind.STORAGE,
                    file + " was written by a newer hub (schema " + schema + ", this one knows " + SCHEMA
                            + "); it is left as it is");
        }
        if (schema != SCHEMA) {
            throw new Unacceptable("it is not the first line of a hub's journal");
        }
    }

    private HubException damaged(Lines lines, String why, Exception cause) {
        return new HubException(
                HubException.Kind.STORAGE,
                file + ", line " + lines.number() + " is damaged (" + Quote.plain(why)
                        + "); nothing was changed. Mend or remove that line, or move the file away",
                cause);
    }
}
