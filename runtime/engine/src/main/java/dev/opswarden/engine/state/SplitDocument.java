package dev.opswarden.engine.state;

import dev.opswarden.engine.json.JsonScan;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of the state in two: finished drafts with nothing unusual about them, as they stand, and the document
 * without them.
 *
 * <p>The rest is the same text but for these drafts, each of which was seen to be a whole field. So the document is JSON
 * if the rest is, and means the two together.
 */
final class SplitDocument {

    private static final byte[] DRAFTS = "drafts".getBytes(StandardCharsets.US_ASCII);

    private final byte[] document;
    private final JsonScan scan;
    private final DraftScan drafts;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(1 << 14);
    private final List<FiledDraft> finished = new ArrayList<>();
    private boolean left;

    private SplitDocument(byte[] document) {
        this.document = document;
        this.scan = new JsonScan(document);
        this.drafts = new DraftScan(document, scan);
    }

    /** Takes the drafts out; null where the document is unusual, and is to be read in full. */
    static @Nullable SplitDocument of(byte[] document) {
        SplitDocument split = new SplitDocument(document);
        return split.split() ? split : null;
    }

    /** The document without the drafts. */
    InputStream rest() {
        return new ByteArrayInputStream(rest.toByteArray());
    }

    /** The drafts, in the order of the document. */
    List<FiledDraft> finished() {
        return finished;
    }

    private boolean split() {
        if (!goToDrafts() || !scan.pass('{')) {
            return false;
        }
        rest.write(document, 0, scan.at());
        if (!scan.pass('}') && !takeDrafts()) {
            return false;
        }
        rest.write(document, scan.at() - 1, document.length - scan.at() + 1);
        return true;
    }

    /** Past the colon of the field of the drafts. */
    private boolean goToDrafts() {
        if (!scan.pass('{')) {
            return false;
        }
        do {
            if (!scan.text()) {
                return false;
            }
            boolean found = scan.isText(DRAFTS);
            if (!scan.pass(':')) {
                return false;
            }
            if (found) {
                return true;
            }
        } while (scan.skip() && scan.pass(','));
        return false;
    }

    /** Past the brace that ends the drafts. */
    private boolean takeDrafts() {
        boolean taken;
        do {
            taken = takeDraft();
        } while (taken && scan.pass(','));
        return taken && scan.pass('}');
    }

    /** A method of its own, for these are compiled when they were called often. */
    private boolean takeDraft() {
        scan.peek();
        int from = scan.at();
        if (!scan.text()) {
            return false;
        }
        MessageId id = id();
        if (!scan.pass(':')) {
            return false;
        }
        int value = scan.at();
        FiledDraft draft = id == null ? null : drafts.finished(id);
        if (draft != null) {
            finished.add(draft);
            return true;
        }
        scan.moveTo(value);
        return scan.skip() && leave(from);
    }

    /** In the rest. */
    private boolean leave(int from) {
        if (left) {
            rest.write(',');
        }
        left = true;
        rest.write(document, from, scan.at() - from);
        return true;
    }

    private @Nullable MessageId id() {
        if (!scan.isPlain()) {
            return null;
        }
        int from = scan.textFrom();
        try {
            return new MessageId(new String(document, from, scan.textTo() - from, StandardCharsets.UTF_8));
        } catch (WardenException e) {
            // Whoever reads it in full will say so.
            return null;
        }
    }
}
