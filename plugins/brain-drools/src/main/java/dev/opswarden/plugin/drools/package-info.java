/**
 * The brain that decides by Drools rules which the operator edits (contract, section 6).
 *
 * <p>The way of a rule: {@code RuleDirectory} reads the files, {@code RuleCache} finds what they were compiled to
 * earlier, {@code RuleCompiler} compiles them where it does not, {@code RuleBase} loads the result and {@code RuleRun}
 * asks it about one message. Only {@code RuleCompiler} and {@code CompileAttempt} know Drools' compiler, so that
 * rules that were compiled before are loaded without it.
 */
@NullMarked
package dev.opswarden.plugin.drools;

import org.jspecify.annotations.NullMarked;
