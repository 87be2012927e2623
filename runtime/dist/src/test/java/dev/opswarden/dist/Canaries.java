package dev.opswarden.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Secrets of every kind that the distribution says it knows, drawn anew in each run, each with a way in of its own. */
final class Canaries {

    /**
     * A secret in the words around it.
     *
     * @param name its kind, and the way by which it goes in
     * @param text the words
     * @param sign a part of the secret that no other text has
     */
    record Canary(String name, String text, String sign) {

        /** The words in decimal digits, three for each character and 100 more than it is: nobody sees a secret in them. */
        String inDigits() {
            StringBuilder digits = new StringBuilder();
            text.chars().forEach(c -> digits.append(c + 100));
            return digits.toString();
        }

        String onOneLine() {
            return text.replace('\n', ' ');
        }
    }

    private static final String KINDS = "/dev/opswarden/engine/secrets/detect/kinds.txt";
    private static final int SIGN = 9;

    /** What comes out is full of check sums: nine hexadecimal digits of them are met by chance, twelve are not. */
    private static final int HEXADECIMAL_SIGN = 12;

    private final Random random;
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final List<Canary> drawn = new ArrayList<>();

    Canaries(long seed) throws IOException {
        random = new Random(seed);
        String kind = "";
        for (String line : kinds().split("\n")) {
            if (line.startsWith("kind ")) {
                kind = line.substring(5);
            } else if (line.startsWith("yes ")) {
                templates.putIfAbsent(kind, line.substring(4));
            }
        }
        templates.put(
                "armour", "-----BEGIN RSA PRIVATE " + "KEY-----\n{A-Za-z0-9:64}\n-----END RSA PRIVATE " + "KEY-----");
        templates.put("password", "the password is Tr{A-Za-z0-9:14}!x");
        templates.put("url-password", "postgres://app:{A-Za-z0-9:18}@db/app");
        templates.put("authorization", "Authorization: Bearer {A-Za-z0-9:40}");
        templates.put("command", "curl -u bob:{A-Za-z0-9:18} https://example.org");
    }

    /** One of each kind. */
    List<Canary> ofEveryKind(String way) {
        return templates.keySet().stream().map(kind -> one(kind, way)).toList();
    }

    /** Some of all kinds, other ones in each run. */
    List<Canary> some(int count, String way) {
        List<String> kinds = new ArrayList<>(templates.keySet());
        Collections.shuffle(kinds, random);
        return kinds.stream().limit(count).map(kind -> one(kind, way)).toList();
    }

    Canary one(String kind, String way) {
        Canary canary = draw(kind + " by " + way, templates.get(kind));
        drawn.add(canary);
        return canary;
    }

    /** All that went in. */
    List<Canary> drawn() {
        return drawn;
    }

    /** The sign is from within the longest run that was drawn, or all that was drawn where the runs are short. */
    private Canary draw(String name, String template) {
        StringBuilder text = new StringBuilder();
        String longest = "";
        int first = -1;
        int last = 0;
        for (int i = 0; i < template.length(); i++) {
            int end = template.charAt(i) == '{' ? template.indexOf('}', i) : -1;
            String hole = end < 0 ? "" : fill(template.substring(i + 1, end));
            if (hole.isEmpty()) {
                text.append(template.charAt(i));
                continue;
            }
            first = first < 0 ? text.length() : first;
            text.append(hole);
            last = text.length();
            i = end;
            for (String word : hole.split("[^A-Za-z0-9]+")) {
                longest = word.length() >= longest.length() ? word : longest;
            }
        }
        boolean isHexadecimal = longest.length() >= HEXADECIMAL_SIGN && longest.matches("[0-9a-fA-F]+");
        int length = isHexadecimal ? HEXADECIMAL_SIGN : SIGN;
        int middle = Math.max(0, (longest.length() - length) / 2);
        String sign =
                longest.length() < SIGN ? text.substring(first, last) : longest.substring(middle, middle + length);
        return new Canary(name, text.toString(), sign);
    }

    /** So many characters of a class; nothing if it is no such hole. */
    private String fill(String hole) {
        int colon = hole.lastIndexOf(':');
        if (hole.equals("uuid")) {
            return letters("0-9a-f", 8) + "-" + letters("0-9a-f", 4) + "-4" + letters("0-9a-f", 3) + "-a"
                    + letters("0-9a-f", 3) + "-" + letters("0-9a-f", 12);
        }
        if (colon < 1 || !hole.substring(colon + 1).matches("[0-9]+")) {
            return "";
        }
        String filled = "";
        int length = Integer.parseInt(hole.substring(colon + 1));
        // A run that is long enough for a sign comes with patience, where signs of punctuation are allowed too.
        for (int draw = 0; draw < 50 && !filled.matches(".*[A-Za-z0-9]{" + SIGN + "}.*"); draw++) {
            filled = letters(hole.substring(0, colon), length);
        }
        return filled;
    }

    private String letters(String members, int length) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < members.length(); i++) {
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            char to = range ? members.charAt(i + 2) : members.charAt(i);
            for (char c = members.charAt(i); c <= to; c++) {
                all.append(c);
            }
            i += range ? 2 : 0;
        }
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(all.charAt(random.nextInt(all.length())));
        }
        return letters.toString();
    }

    private static String kinds() throws IOException {
        try (InputStream in = Canaries.class.getResourceAsStream(KINDS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
