package dev.opswarden.engine.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.text.RandomText;
import dev.opswarden.spi.HiddenCharacters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void aTreeComesBackAsItWas() throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "é \"x\"\n");
        tree.put("long", 1L << 40);
        tree.put("big", BigInteger.TEN.pow(30));
        tree.put("double", 0.25);
        tree.put("yes", true);
        tree.put("list", Arrays.asList(1L, null, List.of(), Map.of()));
        assertEquals(tree, Json.tree(Json.text(Json.of(tree))));
    }

    @Test
    void anyTextSurvivesAsValueAndAsName() {
        RandomText.forMany(text -> {
            String json = Json.text(Json.of(Collections.singletonMap(text, text)));
            String whole = new String(
                    text.codePoints()
                            .map(each -> each >= 0xd800 && each <= 0xdfff ? 0xfffd : each)
                            .toArray(),
                    0,
                    text.codePointCount(0, text.length()));
            assertTrue(json.codePoints().noneMatch(HiddenCharacters::isHidden), json);
            try {
                assertEquals(Map.of(whole, whole), Json.tree(json));
            } catch (JsonException e) {
                throw new AssertionError(json, e);
            }
        });
    }

    @Test
    void whatATerminalWouldObeyIsEscaped() {
        assertEquals(
                "[\"\\u001B[0m \\u009b \\u202e \ufffd \ud83d\ude00 \\udb40\\udc41 é漢\"]",
                Json.text(Json.of(List.of("\u001b[0m \u009b \u202e \ud800 \ud83d\ude00 \udb40\udc41 é漢"))));
    }

    @Test
    void aSurrogateAtTheEdgeOfABufferIsWhole() throws IOException {
        for (int before = 3_990; before < 4_010; before++) {
            List<Object> tree = List.of("x".repeat(before) + "\ud83d\ude00".repeat(5_000) + "\u00e9");
            assertEquals(tree, Json.tree(Json.text(Json.of(tree))));
        }
    }

    @Test
    void prettyJsonHasOneFieldALine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.writePretty(out, Json.of(Map.of("a", Map.of("b", List.of(1L, 2L)))));
        assertEquals("{\n  \"a\" : {\n    \"b\" : [ 1, 2 ]\n  }\n}\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoDocumentSaysWhereAndQuotesNothing() {
        for (String text :
                List.of("", " ", "{", "[1,", "{\"a\" 1}", "hunter2", "{} x", "{\"a\":1,\"a\":2}", "1e999", "\"\\ud8")) {
            JsonException refused = assertThrows(JsonException.class, () -> Json.tree(text), text);
            assertFalse(refused.getMessage().contains("hunter2"), refused.getMessage());
        }
        JsonException torn = assertThrows(JsonException.class, () -> Json.tree("{\n \"a\": [\"b"));
        assertEquals("it ends too early (line 2, column 10)", torn.getMessage());
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        assertEquals(List.of(), Json.tree("[]"));
        Json.tree("[".repeat(64) + "]".repeat(64));
        assertThrows(JsonException.class, () -> Json.tree("[".repeat(65) + "]".repeat(65)));
        assertThrows(JsonException.class, () -> Json.tree("[".repeat(1_000_000)));
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        byte[] latin = {'[', '"', (byte) 0xe9, '"', ']'};
        assertThrows(JsonException.class, () -> Json.read(new ByteArrayInputStream(latin), JsonTree::readBoxed));
    }

    @Test
    void anObjectIsToldFromAnythingElse() {
        assertEquals(Map.of("a", 1L), JsonTree.parseObject("{\"a\":1}").orElseThrow());
        assertTrue(JsonTree.parseObject("[1]").isEmpty());
        assertTrue(JsonTree.parseObject("{\"a\":").isEmpty());
    }
}
