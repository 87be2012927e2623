package dev.opswarden.engine.secrets.detect;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for secrets in a text of any size, a window at a time: a window overlaps the next one by more than the longest
 * secret, and each finding is told once.
 */
public final class SecretScan {

    private static final int WINDOW = 1 << 20;
    private static final int OVERLAP = 96 * 1024;
    private static final int LOOKBACK = 2 * 1024;

    private final Detector detector;
    private final Consumer<ScanHit> hits;
    private final StringBuilder window = new StringBuilder(WINDOW);

    /** Where the window's place {@code counted} is, as a person counts. */
    private long line = 1;

    private long column = 1;
    private int counted;

    /** Findings that begin before this place of the window are told already. */
    private int told;

    private SecretScan(Detector detector, Consumer<ScanHit> hits) {
        this.detector = detector;
        this.hits = hits;
    }

    /**
     * Looks through a text.
     *
     * @param text the text, closed by the caller
     * @param detector what finds secrets
     * @param hits told of each finding, in their order
     * @throws IOException if the text cannot be read
     */
    public static void of(Reader text, Detector detector, Consumer<ScanHit> hits) throws IOException {
        new SecretScan(detector, hits).run(text);
    }

    private void run(Reader text) throws IOException {
        char[] chunk = new char[64 * 1024];
        boolean carriageReturn = false;
        int read = text.read(chunk);
        while (read >= 0) {
            carriageReturn = add(chunk, read, carriageReturn);
            if (window.length() >= WINDOW) {
                look(cut());
            }
            read = text.read(chunk);
        }
        if (carriageReturn) {
            window.append('\r');
        }
        look(window.length());
    }

    /** Of the two characters that end a line in some files the first one goes: no column changes by that. */
    private boolean add(char[] chunk, int length, boolean carriageReturnBefore) {
        boolean carriageReturn = carriageReturnBefore;
        int from = 0;
        for (int i = 0; i < length; i++) {
            char c = chunk[i];
            if (carriageReturn && c != '\n') {
                window.append(chunk, from, i - from).append('\r');
                from = i;
            }
            carriageReturn = c == '\r';
            if (carriageReturn) {
                window.append(chunk, from, i - from);
                from = i + 1;
            }
        }
        window.append(chunk, from, length - from);
        return carriageReturn;
    }

    /** Where this window ends and the next one begins: at a line's end, if one is near. */
    private int cut() {
        int last = window.length() - OVERLAP;
        int lineEnd = window.lastIndexOf("\n", last);
        return lineEnd > last / 2 ? lineEnd + 1 : last;
    }

    private void look(int cut) {
        String text = window.toString();
        List<Finding> findings = detector.find(text);
        int end = cut;
        for (Finding finding : findings) {
            if (finding.start() >= told && finding.start() < cut) {
                countTo(text, finding.start());
                String value = text.substring(finding.start(), finding.end());
                hits.accept(new ScanHit(line, column, value.codePointCount(0, value.length()), finding.kind(), value));
                end = Math.max(end, finding.end());
            }
        }
        int keep = Math.max(0, cut - LOOKBACK);
        countTo(text, Math.max(counted, keep));
        window.delete(0, keep);
        counted -= keep;
        told = end - keep;
    }

    /** Counts on to a place that is not before the last one. */
    private void countTo(String text, int to) {
        for (int i = counted; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        counted = to;
    }
}
