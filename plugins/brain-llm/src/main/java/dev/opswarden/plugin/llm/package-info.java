/**
 * The brain that asks a language model (contract, section 2, {@code LLM_CONNECT_*}), which is never trusted and never
 * waited for too long.
 *
 * <p>{@code ModelDesk} leads a message through: {@code Lanes}, {@code Breaker} and {@code Budget} say whether and for how
 * long the model is asked, {@code Prompt} what it is told, {@code ChatClient} asks, {@code ChatAnswer} and
 * {@code AnswerParser} take the answer apart. What is no decision in the agreed form is a failure, and the next brain is
 * asked. Nothing of it is loaded without an endpoint.
 */
@NullMarked
package dev.opswarden.plugin.llm;

import org.jspecify.annotations.NullMarked;
