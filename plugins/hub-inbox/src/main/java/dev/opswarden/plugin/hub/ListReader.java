package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a list of messages apart. It is whole or not at all: of a page that breaks off, nothing is handed on. */
final class ListReader {

    private final MessageReader messages;

    ListReader(String agent) {
        this.messages = new MessageReader(agent);
    }

    /**
     * Reads a page.
     *
     * @param answer what the hub answered
     * @param offset where the page stands in the list, to name entries by
     * @return its entries
     * @throws UnusableAnswer if it is no list, or cannot be read to its end
     */
    List<Entry> read(Answer answer, int offset) throws UnusableAnswer {
        try (JsonParser parser = HubJson.parser(answer.body())) {
            if (!HubJson.beginsWith(JsonToken.START_ARRAY, parser)) {
                throw UnusableAnswer.other(Shape.of(answer));
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                if (entries.size() >= PagePlan.MAX_ENTRIES) {
                    throw UnusableAnswer.within("has more than " + PagePlan.MAX_ENTRIES + " entries");
                }
                entries.add(entry(parser, next, place(offset + entries.size())));
            }
            return entries;
        } catch (JsonProcessingException e) {
            throw UnusableAnswer.within(HubJson.complaint(e));
        } catch (IOException e) {
            throw UnusableAnswer.within("cannot be read");
        }
    }

    /** How an entry is called that has no usable id. */
    static String place(int offset) {
        return "the entry at offset " + offset + " of the list";
    }

    private Entry entry(JsonParser parser, JsonToken first, String place) throws IOException {
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Entry.Rejected("", place, "it is not an object");
        }
        return messages.read(MessageFields.read(parser), place);
    }
}
