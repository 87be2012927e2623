package dev.opswarden.plugin.drools.regex;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Matches regular expressions for compiled rules, which call this in place of {@link Pattern}. One that can explode is
 * matched in linear time, where its notation allows that; where it does not, it is watched and ended at the deadline.
 *
 * <p>Public because compiled rules call it; not for anybody else.
 */
public final class Matching {

    private static final int MOST_KNOWN = 10_000;

    private static final char KELVIN = '\u212a';
    private static final char LONG_S = '\u017f';

    /** A letter without another case. */
    private static final char A_LETTER = '\u00aa';

    /** With a text up to this long an expression without a risk takes milliseconds, however it is tried. */
    private static final int SHORT = 4_096;

    /** With a text up to this long an expression without a risk is quick enough to be tried twice. */
    private static final int LONG = 16 * SHORT;

    /** By the object: two of the same text may have been given different flags. */
    private static final Map<Pattern, Plan> PLANS = new ConcurrentHashMap<>();

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    private static final ThreadLocal<Long> DEADLINE = new ThreadLocal<>();
    /** Whether one was left, where that is wished. */
    private static final ThreadLocal<boolean[]> LEFT = new ThreadLocal<>();

    private static final ThreadLocal<@Nullable LoweredTexts> LOWERED = new ThreadLocal<>();

    private Matching() {}

    /** How an expression is matched. */
    private record Plan(
            RegexRisk risk,
            com.google.re2j.@Nullable Pattern linear,
            @Nullable NeededWords words) {}

    /**
     * Does some work that may take until a deadline, for whoever runs the rules.
     *
     * @param nanoTime the deadline, by {@link System#nanoTime}
     */
    public static void until(long nanoTime, Runnable work) {
        DEADLINE.set(nanoTime);
        try {
            work.run();
        } finally {
            DEADLINE.remove();
            LOWERED.remove();
        }
    }

    /**
     * From now on an expression is not tried on this thread where that can take long; it ends in an exception instead,
     * for whoever asks to come back to it.
     */
    public static void leaveRisks() {
        LEFT.set(new boolean[1]);
    }

    /** Whether that happened since, also where a rule kept the exception to itself; from now on all are tried again. */
    public static boolean wereRisksLeft() {
        boolean[] left = LEFT.get();
        LEFT.remove();
        return left != null && left[0];
    }

    /** Whether this expression is matched in linear time, although it could explode. */
    public static boolean isLinear(Pattern pattern) {
        return plan(pattern).linear() != null;
    }

    /** {@code pattern.matcher(text).matches()}. */
    public static boolean matches(Pattern pattern, CharSequence text) {
        Plan plan = plan(pattern);
        if (plan.words() != null && !plan.words().areIn(lowered(text.toString()))) {
            return false;
        }
        if (plan.linear() != null) {
            return plan.linear().matches(asJavaReads(pattern, text.toString()));
        }
        return pattern.matcher(watched(plan, text)).matches();
    }

    private static String lowered(String text) {
        LoweredTexts texts = LOWERED.get();
        if (texts == null) {
            texts = new LoweredTexts();
            LOWERED.set(texts);
        }
        return texts.of(text);
    }

    /** {@code pattern.matcher(text)}. */
    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(watched(plan(pattern), text));
    }

    /** {@code text.matches(regex)}. */
    public static boolean matches(String text, String regex) {
        Pattern pattern = COMPILED.get(regex);
        if (pattern == null) {
            pattern = Pattern.compile(regex);
            keep(COMPILED, regex, pattern);
        }
        return matches(pattern, text);
    }

    /**
     * The sign for Kelvin and the long s are k and s to the other matcher where case does not count; to Java they are
     * letters of their own, and so is what stands for them here.
     */
    private static String asJavaReads(Pattern pattern, String text) {
        boolean odd = text.indexOf(KELVIN) >= 0 || text.indexOf(LONG_S) >= 0;
        boolean meant =
                pattern.pattern().indexOf(KELVIN) >= 0 || pattern.pattern().indexOf(LONG_S) >= 0;
        return odd && !meant ? text.replace(KELVIN, A_LETTER).replace(LONG_S, A_LETTER) : text;
    }

    private static CharSequence watched(Plan plan, CharSequence text) {
        if (plan.risk() == RegexRisk.NONE && text instanceof String && text.length() <= SHORT) {
            return text;
        }
        boolean[] left = LEFT.get();
        if (left != null && (plan.risk() != RegexRisk.NONE || text.length() > LONG)) {
            left[0] = true;
            throw new RiskLeft();
        }
        Long deadline = DEADLINE.get();
        return deadline == null ? text : new WatchedText(text, deadline);
    }

    private static Plan plan(Pattern pattern) {
        Plan known = PLANS.get(pattern);
        if (known == null) {
            known = make(pattern);
            keep(PLANS, pattern, known);
        }
        return known;
    }

    /** A rule can make up expressions as it goes: not all of them are kept. */
    private static <K, T> void keep(Map<K, T> all, K key, T value) {
        if (all.size() < MOST_KNOWN) {
            all.put(key, value);
        }
    }

    private static Plan make(Pattern pattern) {
        RegexRisk risk = RegexRisk.of(pattern.pattern());
        NeededWords words = NeededWords.of(pattern).orElse(null);
        if (risk == RegexRisk.NONE || pattern.flags() != flagsWithin(pattern)) {
            return new Plan(risk, null, words);
        }
        try {
            return new Plan(risk, com.google.re2j.Pattern.compile(pattern.pattern()), words);
        } catch (com.google.re2j.PatternSyntaxException e) {
            // Looks around, back references, possessive repetitions.
            return new Plan(risk, null, words);
        }
    }

    /** The flags that an expression sets itself; the other matcher would not hear of those that were handed in. */
    private static int flagsWithin(Pattern pattern) {
        return Pattern.compile(pattern.pattern()).flags();
    }
}
