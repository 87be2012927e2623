package dev.opswarden.engine.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The model endpoint of the llm brain.
 *
 * @param url {@code LLM_CONNECT_URL}; without one the brain abstains
 * @param model {@code LLM_CONNECT_MODEL}
 * @param apiKeyFile {@code LLM_CONNECT_API_KEY_FILE}, absolute
 * @param timeout {@code LLM_CONNECT_TIMEOUT}, for each message
 * @param maxCalls {@code LLM_CONNECT_MAX_CALLS}, in a tick
 * @param maxTokens {@code LLM_CONNECT_MAX_TOKENS}, in an answer
 * @param minConfidence {@code LLM_CONNECT_MIN_CONFIDENCE}, 0 to 1
 * @param forward {@code LLM_CONNECT_FORWARD}: a command line that makes the endpoint reachable
 */
public record LlmSettings(
        Optional<URI> url,
        String model,
        Optional<Path> apiKeyFile,
        Duration timeout,
        int maxCalls,
        int maxTokens,
        double minConfidence,
        Optional<String> forward) {}
