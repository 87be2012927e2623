package dev.opswarden.plugin.llm;

import java.util.Optional;

/**
 * What a tick may spend: {@code LLM_CONNECT_MAX_CALLS} requests, and in all of their answers no more tokens than so many
 * answers of {@code LLM_CONNECT_MAX_TOKENS} would have. An endpoint that keeps to the limit of each answer never meets
 * the second one; one that does not is cut off by it.
 */
final class Budget {

    private final int maxCalls;
    private final long maxTokens;
    private int calls;
    private long tokens;

    Budget(int maxCalls, int maxTokensEach) {
        this.maxCalls = maxCalls;
        this.maxTokens = (long) maxCalls * maxTokensEach;
    }

    /** Why nothing more can be spent, if so. */
    synchronized Optional<String> exhausted() {
        if (calls >= maxCalls) {
            return Optional.of("the calls of this tick are used up (LLM_CONNECT_MAX_CALLS is " + maxCalls + ")");
        }
        if (tokens >= maxTokens) {
            return Optional.of("the tokens of this tick are used up (" + tokens
                    + " of LLM_CONNECT_MAX_CALLS times LLM_CONNECT_MAX_TOKENS, " + maxTokens + ")");
        }
        return Optional.empty();
    }

    /** Takes a call, unless nothing is left, and says why then. */
    synchronized Optional<String> takeCall() {
        Optional<String> no = exhausted();
        if (no.isEmpty()) {
            calls++;
        }
        return no;
    }

    synchronized void spent(long answerTokens) {
        tokens += answerTokens;
    }
}
