package dev.opswarden.plugin.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract, section 5: a body is read up to its limit, and what is larger is known to be. */
class CappedBodyTest {

    private final List<String> full = new ArrayList<>();
    private final CappedBody body = new CappedBody(4, read -> full.add(read.toString()));

    @Test
    void aBodyOfJustItsLimitIsWhole() {
        write("ab", "cd", "");
        body.end();

        assertEquals(List.of(), full);
        assertEquals("abcd", body.result().result().toString());
    }

    @Test
    void moreBehindAFullBodyIsNoticedOnce() {
        write("ab", "cd", "e", "f");

        assertEquals(List.of("abcd"), full);
    }

    @Test
    void whatCrossesTheLimitIsKeptUpToIt() {
        write("abc", "def", "g");

        assertEquals(List.of("abcd"), full);
    }

    private void write(String... parts) {
        for (String part : parts) {
            body.write(Buffer.buffer(part));
        }
    }
}
