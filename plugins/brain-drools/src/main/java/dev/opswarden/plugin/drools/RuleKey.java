package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Lists;
import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** What compiled rules depend on, as a digest: two equal keys mean that compiling again would change nothing. */
final class RuleKey {

    /** Raised when the layout of a cached file changes, or what is kept in it. */
    private static final int FORMAT = 8;

    private static final List<Class<?>> VOCABULARY = List.of(Lists.class, Message.class, Triage.class);

    private RuleKey() {}

    /**
     * The key of these files.
     *
     * @param files in the order of their names
     * @return 64 hexadecimal digits
     */
    static String of(List<RuleFile> files) {
        MessageDigest digest = sha256();
        // Lengths go before contents, so that no two sets of files run together to the same bytes.
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            out.writeInt(FORMAT);
            out.writeUTF(versions().getProperty("plugin", ""));
            out.writeUTF(versions().getProperty("drools", ""));
            for (Class<?> word : VOCABULARY) {
                write(out, resource(word, word.getSimpleName() + ".class"));
            }
            out.writeInt(files.size());
            for (RuleFile file : files) {
                write(out, file.name().getBytes(StandardCharsets.UTF_8));
                write(out, file.text().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this plugin's own files cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Properties versions() throws IOException {
        Properties versions = new Properties();
        versions.load(new ByteArrayInputStream(resource(RuleKey.class, "versions.properties")));
        return versions;
    }

    private static byte[] resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the plugin");
            }
            return in.readAllBytes();
        }
    }
}
