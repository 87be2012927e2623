package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.DirectRule;
import dev.opswarden.plugin.drools.index.Field;
import dev.opswarden.plugin.drools.index.Need;
import dev.opswarden.plugin.drools.index.RuleOutline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules as one file: everything one after the other, compressed as one piece because generated classes are much
 * alike, and after its end the SHA-256 of its key and of all that goes before. A file under another one's name is as
 * damaged as one that was cut off.
 */
final class CompiledRulesFormat {

    private static final int DIGEST_BYTES = 32;

    /** Far above what {@code RuleDirectory} lets in; a damaged number must not ask for memory. */
    private static final int MOST = 1_000_000;

    private static final int LARGEST = 64 * 1024 * 1024;

    private static final int LARGEST_SUM = 8 * LARGEST;

    private CompiledRulesFormat() {}

    static byte[] write(String key, CompiledRules rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 8192))) {
            texts(out, rules.models());
            texts(out, rules.problems());
            texts(out, rules.places().stream().map(RulePlace::text).toList());
            out.writeInt(rules.outlines().size());
            for (RuleOutline outline : rules.outlines()) {
                outline(out, outline);
            }
            out.writeInt(rules.classes().size());
            for (var generated : new TreeMap<>(rules.classes()).entrySet()) {
                text(out, generated.getKey());
                bytes(out, generated.getValue());
            }
        }
        bytes.write(digest(key, bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is damaged
     */
    static CompiledRules read(String key, byte[] bytes) throws IOException {
        int end = bytes.length - DIGEST_BYTES;
        if (end < 0 || !MessageDigest.isEqual(digest(key, bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IOException("its digest does not fit");
        }
        try (InputStream whole =
                        new InflaterInputStream(new ByteArrayInputStream(bytes, 0, end), new Inflater(), 8192);
                // Unpacked at once: number by number takes several times as long.
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole.readNBytes(LARGEST_SUM)))) {
            List<String> models = texts(in);
            List<String> problems = texts(in);
            List<RulePlace> places = new ArrayList<>();
            for (String place : texts(in)) {
                places.add(RulePlace.parse(place));
            }
            int rules = count(in, MOST);
            List<RuleOutline> outlines = new ArrayList<>(rules);
            for (int at = 0; at < rules; at++) {
                outlines.add(outline(in));
            }
            int all = count(in, MOST);
            Map<String, byte[]> classes = new HashMap<>(all * 2);
            for (int at = 0; at < all; at++) {
                classes.put(text(in), bytes(in));
            }
            return new CompiledRules(models, classes, places, outlines, problems);
        } catch (IllegalArgumentException e) {
            throw new IOException("what it says of the rules is unreadable", e);
        }
    }

    private static void outline(DataOutputStream out, RuleOutline outline) throws IOException {
        out.writeInt(outline.model());
        text(out, outline.owner());
        text(out, outline.method());
        text(out, outline.fullName());
        out.writeBoolean(outline.ends());
        direct(out, outline.direct());
        out.writeInt(outline.needs().size());
        for (Need need : outline.needs()) {
            text(out, need.field().name());
            out.writeBoolean(need.words());
            texts(out, need.values());
        }
    }

    private static RuleOutline outline(DataInputStream in) throws IOException {
        int model = in.readInt();
        String owner = text(in);
        String method = text(in);
        String fullName = text(in);
        boolean ends = in.readBoolean();
        DirectRule direct = in.readBoolean() ? direct(in) : null;
        int count = count(in, MOST);
        List<Need> needs = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            needs.add(new Need(Field.valueOf(text(in)), in.readBoolean(), texts(in)));
        }
        return new RuleOutline(model, owner, method, fullName, ends, direct, needs);
    }

    private static void direct(DataOutputStream out, @Nullable DirectRule rule) throws IOException {
        out.writeBoolean(rule != null);
        if (rule != null) {
            out.writeInt(rule.salience());
            out.writeInt(rule.patterns().size());
            for (DirectRule.Pattern pattern : rule.patterns()) {
                text(out, pattern.fact().name());
                texts(out, pattern.predicates());
            }
            text(out, rule.consequence());
            out.writeInt(rule.arguments().size());
            for (DirectRule.Argument argument : rule.arguments()) {
                text(out, argument.fact().name());
                text(out, argument.getter());
            }
        }
    }

    private static DirectRule direct(DataInputStream in) throws IOException {
        int salience = in.readInt();
        int count = count(in, MOST);
        List<DirectRule.Pattern> patterns = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            patterns.add(new DirectRule.Pattern(DirectRule.Fact.valueOf(text(in)), texts(in)));
        }
        String consequence = text(in);
        int handed = count(in, MOST);
        List<DirectRule.Argument> arguments = new ArrayList<>(handed);
        for (int at = 0; at < handed; at++) {
            arguments.add(new DirectRule.Argument(DirectRule.Fact.valueOf(text(in)), text(in)));
        }
        return new DirectRule(salience, patterns, consequence, arguments);
    }

    private static byte[] digest(String key, byte[] bytes, int end) {
        MessageDigest digest = RuleKey.sha256();
        digest.update(key.getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes, 0, end);
        return digest.digest();
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = count(in, MOST);
        List<String> texts = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[count(in, LARGEST)];
        in.readFully(bytes);
        return bytes;
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("it says that there are " + count + " of something");
        }
        return count;
    }
}
