package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a model is told: instructions, which the operator may replace by a {@code prompt.md} of his own in the rules
 * directory, the form of the answer, which nobody replaces, and one fenced message.
 */
final class Prompt {

    /** The operator's file, in the rules directory. */
    static final String FILE = "prompt.md";

    private static final int MAX_BYTES = 64 * 1024;

    private final String withSchema;
    private final String plain;
    private final String agent;
    private final OperatorLists lists;
    private final OwnWords ownWords;

    private Prompt(String instructions, String agent, OperatorLists lists) {
        this.withSchema = instructions.strip() + "\n\n" + resource("form.md").strip() + "\n";
        this.plain = withSchema + "\n" + resource("json-only.md").strip() + "\n";
        this.agent = agent;
        this.lists = lists;
        this.ownWords = new OwnWords(plain);
    }

    /**
     * One message, fenced.
     *
     * @param text what goes to the model
     * @param mark what the fence is made of: nobody who wrote the message could know it
     */
    record Question(String text, String mark) {}

    /**
     * Reads the instructions and the operator's lists; blocking.
     *
     * @param rulesDirectory where they lie
     * @param agent whose inbox it is
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} for a {@code prompt.md} that cannot be used
     */
    static Prompt of(Path rulesDirectory, String agent) {
        Path own = rulesDirectory.resolve(FILE);
        String instructions = Files.exists(own) ? read(own) : resource(FILE);
        return new Prompt(instructions.replace("{agent}", agent), agent, OperatorLists.in(rulesDirectory));
    }

    /**
     * The instructions.
     *
     * @param schema whether the form of the answer is asked for by {@code response_format} as well
     */
    String system(boolean schema) {
        return schema ? withSchema : plain;
    }

    /** What the instructions come to: SHA-256, in hexadecimal. */
    String sha256(boolean schema) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(system(schema).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A question about a message.
     *
     * @param message the message
     * @param earlier what came before it in its thread, oldest first
     */
    Question about(Message message, List<Message> earlier) {
        return Fence.around(message, earlier, lists.about(message), agent);
    }

    /**
     * Lets pass an answer in the model's own words.
     *
     * @throws WardenException of kind {@link ErrorKind#PROTOCOL} for one that repeats the prompt or the message
     */
    void requireOwnWords(String content, ModelVerdict verdict, Question question, Message message) {
        ownWords.require(content, verdict, question.mark(), message);
    }

    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, "is larger than 64 KB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw unusable(file, "is empty; remove it to use the one that comes with the plugin");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw unusable(file, "is not UTF-8");
        } catch (IOException e) {
            throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String resource(String name) {
        try (InputStream in = Prompt.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the plugin lacks its own " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own " + name + " cannot be read", e);
        }
    }

    private static WardenException unusable(Path file, String why) {
        return new WardenException(ErrorKind.SETTINGS, "the prompt '" + file + "' " + why);
    }
}
