package dev.opswarden.engine.state;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** The lines of a file from its end: the last ones can be had without reading the rest. */
final class BackwardLines {

    /** Far more than any line of ours; what lies before it in a file that has no line ends is not looked at. */
    private static final long LONGEST_LINE = 64L << 20;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(32 << 10).limit(0);
    private long chunkStart;
    private long end;

    /**
     * Begins behind the last line, whether it is ended by a line break or torn.
     *
     * @param channel a channel that can be read, closed by the caller
     */
    BackwardLines(FileChannel channel) throws IOException {
        this.channel = channel;
        long size = channel.size();
        end = endsWithLineBreak(channel) ? size - 1 : size;
        if (size == 0) {
            end = -1;
        }
    }

    /**
     * A line.
     *
     * @param start where it begins
     * @param end where its line break is, or would be
     */
    record Line(long start, long end) {
        long length() {
            return end - start;
        }
    }

    /** The line before the one returned last; nothing at the beginning of the file. */
    Optional<Line> previous() throws IOException {
        if (end < 0) {
            return Optional.empty();
        }
        long start = startOfLine();
        Line line = new Line(start, end);
        end = start - 1;
        return Optional.of(line);
    }

    /** The bytes of a line, without its line break. */
    byte[] bytes(Line line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(line.length()));
        fill(bytes, line.start());
        return bytes.array();
    }

    static boolean endsWithLineBreak(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
    }

    private long startOfLine() throws IOException {
        long floor = Math.max(0, end - LONGEST_LINE);
        for (long at = end - 1; at >= floor; at--) {
            if (at < chunkStart || at >= chunkStart + chunk.limit()) {
                load(at + 1);
            }
            if (chunk.get((int) (at - chunkStart)) == '\n') {
                return at + 1;
            }
        }
        return floor;
    }

    /** The part of the file that ends here: the lines before this one are most likely in it too. */
    private void load(long to) throws IOException {
        chunkStart = Math.max(0, to - chunk.capacity());
        chunk.clear().limit((int) (to - chunkStart));
        fill(chunk, chunkStart);
    }

    private void fill(ByteBuffer bytes, long from) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
    }
}
