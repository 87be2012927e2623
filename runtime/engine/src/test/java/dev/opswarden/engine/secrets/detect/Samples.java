package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes values of a template when a test runs: no file of the project holds one that a scanner would stop at. */
public final class Samples {

    private final Random random;

    /** The same seed makes the same values. */
    public Samples(long seed) {
        this.random = new Random(seed);
    }

    /** The template with {@code {CLASS:N}} as so many characters of the class, and {@code {uuid}} as one. */
    public String of(String template) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            int end = template.charAt(i) == '{' ? template.indexOf('}', i) : -1;
            String hole = end < 0 ? "" : template.substring(i + 1, end);
            if (hole.equals("uuid")) {
                made.append(new UUID(random.nextLong(), random.nextLong()));
                i = end;
            } else if (hole.matches("[^{}]+:\\d+")) {
                int colon = hole.lastIndexOf(':');
                made.append(drawn(hole.substring(0, colon), Integer.parseInt(hole.substring(colon + 1))));
                i = end;
            } else {
                made.append(template.charAt(i));
            }
        }
        return made.toString();
    }

    /** One of these. */
    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String drawn(String specification, int length) {
        List<Character> members = new ArrayList<>();
        for (int i = 0; i < specification.length(); i++) {
            boolean range = i + 2 < specification.length() && specification.charAt(i + 1) == '-';
            char to = range ? specification.charAt(i + 2) : specification.charAt(i);
            for (char c = specification.charAt(i); c <= to; c++) {
                members.add(c);
            }
            i += range ? 2 : 0;
        }
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < length; i++) {
            drawn.append(members.get(random.nextInt(members.size())));
        }
        return drawn.toString();
    }
}
