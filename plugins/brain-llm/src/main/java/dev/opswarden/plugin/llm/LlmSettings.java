package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.Secret;
import dev.opswarden.spi.WardenException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What this plugin needs to know (contract, section 2).
 *
 * @param url where the model is
 * @param model the model that is asked for
 * @param key the endpoint's key, read once
 * @param timeout how long one message may take
 * @param maxCalls how often a tick may ask
 * @param maxTokens how long an answer may be
 * @param minConfidence how sure the model must be of itself, from 0 to 1
 * @param forward the command line that makes the endpoint reachable
 */
record LlmSettings(
        EndpointUrl url,
        String model,
        Optional<Secret> key,
        Duration timeout,
        int maxCalls,
        int maxTokens,
        double minConfidence,
        Optional<String> forward) {

    private static final int MAX_NAME = 100;

    /**
     * Reads settings and the key.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} for a value or a file that cannot be used
     */
    static LlmSettings of(PluginSettings settings) {
        EndpointUrl url = EndpointUrl.parse(settings.text("LLM_CONNECT_URL").orElse(""));
        Optional<Path> keyFile = settings.text("LLM_CONNECT_API_KEY_FILE")
                .filter(text -> !text.isBlank())
                .map(Path::of);
        if (keyFile.isPresent() && !url.tls() && !url.isLoopback()) {
            throw new WardenException(
                    ErrorKind.SETTINGS,
                    "LLM_CONNECT_URL: '" + url + "' is plain HTTP to another machine, and LLM_CONNECT_API_KEY_FILE is"
                            + " set; use https, or http to localhost, so that the key is not sent in the clear");
        }
        return new LlmSettings(
                url,
                settings.text("LLM_CONNECT_MODEL").orElse("default"),
                keyFile.map(file -> Secret.inFile(file, "LLM_CONNECT_API_KEY_FILE")),
                settings.duration("LLM_CONNECT_TIMEOUT"),
                Integer.parseInt(settings.text("LLM_CONNECT_MAX_CALLS").orElse("50")),
                Integer.parseInt(settings.text("LLM_CONNECT_MAX_TOKENS").orElse("800")),
                Double.parseDouble(settings.text("LLM_CONNECT_MIN_CONFIDENCE").orElse("0.5")),
                settings.text("LLM_CONNECT_FORWARD").filter(text -> !text.isBlank()));
    }

    /** The same text without the key. */
    String withoutKey(String text) {
        return key.map(secret -> secret.hideIn(text)).orElse(text);
    }

    /** How the model is called: as it was asked for, and as the endpoint calls it where that is something else. */
    String nameOf(Optional<String> answered) {
        String said = withoutKey(OneLine.of(answered.orElse(""), MAX_NAME));
        return said.isEmpty() || said.equals(model) ? model : model + " (answered as " + said + ")";
    }
}
