package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.spi.AskedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document whose finished drafts were taken out means the same as the whole, or is read in full. */
final class SplitDocumentTest {

    /** What JSON or a draft might be broken with, a byte each; those of UTF-8 above ASCII among them. */
    private static final byte[] BREAKERS =
            "\"\\{}[],: \n\r\t0-9tuZz\u0000\u001f\u007f".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOT_ASCII = {(byte) 0x80, (byte) 0xbf, (byte) 0xc0, (byte) 0xe0, (byte) 0xed, -1};

    @Test
    void finishedDraftsAreTakenOutAndOthersAreLeft() throws IOException {
        List<Draft> drafts = Drafts.many(500);
        SplitDocument split = split(text(WorkerState.empty().withDecided(drafts)));
        assertNotNull(split);
        assertEquals(List.of(), split.finished(), "ids that are written with escapes are read in full");

        split = split(sample());
        assertNotNull(split);
        assertEquals(
                List.of("m-é-漢-😀", "m-1", "m-2"),
                split.finished().stream().map(draft -> draft.id().value()).toList());
        assertEquals(
                4,
                full(new String(split.rest().readAllBytes(), StandardCharsets.UTF_8))
                        .drafts()
                        .size());
    }

    @Test
    void bothWaysOfReadingAgree() throws IOException {
        WorkerState whole = full(sample());
        WorkerState quick = quick(sample());
        assertEquals(whole, quick);
        assertNotNull(quick);
        assertEquals(List.copyOf(whole.drafts()), List.copyOf(quick.drafts()), "the order too");
        assertEquals(whole.unfinished(), quick.unfinished());
        assertEquals(whole.forgettable(Drafts.NOW.plusSeconds(10)), quick.forgettable(Drafts.NOW.plusSeconds(10)));
        assertEquals(text(whole), text(quick), "a file that we wrote is the same when it is written again");
    }

    @Test
    void whicheverByteIsAnotherItMeansWhatItMeansInFull() throws IOException {
        byte[] sample = sample().getBytes(StandardCharsets.UTF_8);
        int quickly = 0;
        for (int at = 0; at < sample.length; at++) {
            byte[] broken = sample.clone();
            broken[at] = at % 3 == 0 ? NOT_ASCII[at % NOT_ASCII.length] : BREAKERS[at % BREAKERS.length];
            quickly += agree(broken);
            if (at % 3 == 0) {
                byte[] shorter = new byte[sample.length - 1];
                System.arraycopy(sample, 0, shorter, 0, at);
                System.arraycopy(sample, at + 1, shorter, at, shorter.length - at);
                quickly += agree(shorter);
            }
        }
        assertTrue(quickly > sample.length / 4, "many bytes are of a text, which may be any: " + quickly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\" : \"sent\", \"mood\" : 1",
                "\"status\" : \"sent\", \"read_owed\" : true",
                "\"status\" : \"sent\", \"status\" : \"sent\"",
                "\"status\" : \"sent\", \"rule\" : null",
                "\"status\" : \"sent\", \"attempts\" : 10",
                "\"status\" : \"sent\", \"outgoing\" : { \"pid\" : 1 }",
                "\"status\" : \"sent\",\r\n \"edited\" : true",
                "\"status\" : \"s\\u0065nt\"",
                "\"st\\u0061tus\" : \"sent\"",
                "\"status\" : \"pending\""
            })
    void aDraftWithSomethingUnusualAboutItIsReadInFull(String unusual) throws IOException {
        String document = document("m-1", draft().replace("\"status\" : \"sent\"", unusual));
        SplitDocument split = split(document);
        assertTrue(split == null || split.finished().isEmpty(), document);
        assertEquals(1, full(document).drafts().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"key\" : \"k\"|\"key\" : \" \"",
                "\"key\" : \"k\"|\"key\" : \"k\", \"labels\" : [ 1 ]",
                "\"key\" : \"k\"|\"tick_id\" : \"t\"",
                "\"created_at\" : \"2026|\"created_at\" : \"yesterday, 2026",
                "\"sent_at\" : \"2026-11-02|\"sent_at\" : \"2026-02-30",
                "\"sent_at\" : \"2026-11-02|\"sent_at\" : \"2026-11-00",
                "\"decision\" : \"reply\"|\"decision\" : \"replay\"",
                "\"priority\" : \"normal\"|\"priority\" : 1",
                "\"body\" : \"Hello.|\"body\" : \"Hello.\\x",
                "\"body\" : \"Hello.|\"body\" : \"Hello.\t"
            })
    void aFinishedDraftThatCannotBeIsFoundAtOnce(String change) throws IOException {
        String[] sides = change.split("\\|");
        String document = document("m-1", draft().replace(sides[0], sides[1]));
        SplitDocument split = split(document);
        assertTrue(split == null || split.finished().isEmpty(), document);
        assertEquals(0, agree(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMessageWithTwoDraftsIsRefusedWhereverTheyAre() throws IOException {
        String finished = "\"m-1\" : " + draft();
        String open = finished.replace("\"sent\"", "\"open\"");
        for (String both : List.of(finished + ", " + finished, finished + ", " + open, open + ", " + finished)) {
            assertNull(quick("{ \"schema\" : 1, \"drafts\" : { " + both + " } }"), both);
        }
    }

    @Test
    void whatStandsBesideTheDraftsIsReadAsEver() throws IOException {
        String drafts = "\"drafts\" : { \"m-1\" : " + draft() + " }";
        WorkerState state = quick("{ \"mood\" : [ {\"a\" : \"}\\\"\"}, 1.5 ], \"undigested\" : [ \"t-9\" ], " + drafts
                + ", \"schema\" : 1 }\n");
        assertNotNull(state);
        assertEquals(List.of("t-9"), state.undigested());
        assertEquals(1, state.drafts().size());
        assertTrue(text(state).contains("\"mood\""));
        for (String wrong : List.of("{ " + drafts + " }", "{ \"schema\" : 1, " + drafts + " } x", "[ " + drafts)) {
            assertNull(quick(wrong), wrong);
        }
    }

    /** 1 if it was read the quick way, and then means the same; 0 if it is read in full. */
    private static int agree(byte[] document) throws IOException {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        WorkerState quick = quick(document);
        if (quick == null) {
            return 0;
        }
        WorkerState whole;
        try {
            whole = Json.read(new ByteArrayInputStream(document), StateJson::read);
        } catch (JsonException e) {
            throw new AssertionError("read quickly, and refused in full: " + text, e);
        }
        assertEquals(List.copyOf(whole.drafts()), List.copyOf(quick.drafts()), text);
        assertEquals(whole, quick, text);
        return 1;
    }

    private static @Nullable WorkerState quick(String document) throws IOException {
        return quick(document.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable WorkerState quick(byte[] document) throws IOException {
        SplitDocument split = SplitDocument.of(document);
        try {
            return split == null ? null : Json.read(split.rest(), json -> StateJson.readRest(json, split.finished()));
        } catch (JsonException | NewerSchemaException e) {
            return null;
        }
    }

    private static @Nullable SplitDocument split(String document) {
        return SplitDocument.of(document.getBytes(StandardCharsets.UTF_8));
    }

    private static WorkerState full(String document) throws IOException {
        return Json.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), StateJson::read);
    }

    private static String text(WorkerState state) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.writePretty(out, json -> StateJson.write(json, state));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String document(String id, String draft) {
        return "{ \"schema\" : 1, \"drafts\" : { \"" + id + "\" : " + draft + " } }";
    }

    private static String draft() {
        return "{ \"status\" : \"sent\", \"decision\" : \"reply\", \"to_agent\" : \"a\", \"subject\" : \"s\","
                + " \"body\" : \"Hello.\", \"thread_id\" : \"th\", \"priority\" : \"normal\", \"brain\" : \"b\","
                + " \"reason\" : \"r\", \"created_at\" : \"2026-11-02T09:30:00Z\","
                + " \"sent_at\" : \"2026-11-02T09:20:00Z\", \"tick_id\" : \"t\", \"key\" : \"k\" }";
    }

    /** Finished ones of every kind, and between them others. */
    private static String sample() throws IOException {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Drafts.reply("m-0"));
        drafts.add(Drafts.closed("m-1", DraftStatus.SENT, Drafts.NOW.plusSeconds(9))
                .change()
                .replyId(Optional.of("r-1"))
                .model(Optional.of(new AskedModel("model", "hash")))
                .labels(List.of("a", "b"))
                .warnings(List.of("careful"))
                .messageMac(Optional.of("mac"))
                .edited(true)
                .unsentText(Optional.of("unsent"))
                .body("Umlaut ü, sign 漢, face 😀, hidden \u202e, tab \t and \"quotes\"")
                .build());
        drafts.add(Drafts.closed("m-2", DraftStatus.DISMISSED, Drafts.NOW.plusSeconds(99))
                .change()
                .provisional(true)
                .attempts(3)
                .createdAt(Drafts.NOW.plusNanos(5))
                .build());
        drafts.add(Drafts.escalation("m-3"));
        drafts.add(Drafts.closed("m-é-漢-😀", DraftStatus.SUPERSEDED, Drafts.NOW)
                .change()
                .closedAt(Optional.empty())
                .sentAt(Optional.empty())
                .rule(Optional.empty())
                .createdAt(Drafts.NOW.minusSeconds(5))
                .build());
        drafts.add(Drafts.closed("m-\"4\"", DraftStatus.SENT, Drafts.NOW));
        drafts.add(Drafts.closed("m-5", DraftStatus.SENT, Drafts.NOW)
                .change()
                .readOwed(true)
                .build());
        return text(WorkerState.empty().withDecided(drafts).withDigestOwed("t-1"));
    }
}
