package dev.opswarden.engine.config;

import java.util.ArrayList;
import java.util.List;

/** Ids in order, with commas between them. */
record IdListKind() implements Kind<List<String>> {

    private static final int MOST = 32;

    @Override
    public List<String> parse(String text, Surroundings surroundings) throws Unusable {
        List<String> ids = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String id = IdKind.check(part.strip());
            if (ids.contains(id)) {
                throw new Unusable("it names '" + id + "' twice");
            }
            ids.add(id);
            if (ids.size() > MOST) {
                throw new Unusable("it names more than " + MOST);
            }
        }
        return List.copyOf(ids);
    }

    @Override
    public String canonical(String text, List<String> value) {
        return String.join(",", value);
    }

    @Override
    public String accepted() {
        return "ids of lower-case letters, digits and dashes, with commas between them, each once";
    }
}
