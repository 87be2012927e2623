package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.DirectRule;
import dev.opswarden.plugin.drools.index.RuleOutline;
import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import java.util.List;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Block2;
import org.drools.model.functions.Block3;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.jspecify.annotations.Nullable;

/** A rule whose compiled conditions and consequence are called as they are. Safe for several threads. */
final class CallableRule {

    private final String fullName;
    private final String name;
    private final int model;
    private final int salience;
    private final DirectRule.Fact[] facts;
    private final Predicate1<Object>[][] predicates;
    private final Object consequence;
    private final DirectRule.Fact[] arguments;
    private final @Nullable Function1<Object, Object>[] getters;

    /**
     * Loads its classes.
     *
     * @param classes where the compiled rules are
     * @throws ClassNotFoundException if one is missing
     * @throws LinkageError if one cannot be used
     */
    CallableRule(RuleOutline outline, DirectRule rule, ClassLoader classes) throws ClassNotFoundException {
        this.fullName = outline.fullName();
        this.name = fullName.substring(outline.packageName().length() + 1);
        this.model = outline.model();
        this.salience = rule.salience();
        int count = rule.patterns().size();
        this.facts = new DirectRule.Fact[count];
        this.predicates = predicates(count);
        for (int at = 0; at < count; at++) {
            DirectRule.Pattern pattern = rule.patterns().get(at);
            facts[at] = pattern.fact();
            predicates[at] = predicates(pattern.predicates(), classes);
        }
        this.consequence = only(rule.consequence(), classes);
        int handed = rule.arguments().size();
        this.arguments = new DirectRule.Fact[handed];
        this.getters = getters(handed);
        for (int at = 0; at < handed; at++) {
            DirectRule.Argument argument = rule.arguments().get(at);
            arguments[at] = argument.fact();
            getters[at] = argument.getter().isEmpty() ? null : getter(argument.getter(), classes);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Function1<Object, Object>[] getters(int count) {
        return new Function1[count];
    }

    @SuppressWarnings("unchecked")
    private static Function1<Object, Object> getter(String name, ClassLoader classes) throws ClassNotFoundException {
        return (Function1<Object, Object>) only(name, classes);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Predicate1<Object>[][] predicates(int count) {
        return new Predicate1[count][];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Predicate1<Object>[] predicates(List<String> names, ClassLoader classes)
            throws ClassNotFoundException {
        Predicate1<Object>[] found = new Predicate1[names.size()];
        for (int at = 0; at < found.length; at++) {
            found[at] = (Predicate1<Object>) only(names.get(at), classes);
        }
        return found;
    }

    /** Drools generates each as an enum with one constant. */
    private static Object only(String name, ClassLoader classes) throws ClassNotFoundException {
        try {
            return classes.loadClass(name).getField("INSTANCE").get(null);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new ClassNotFoundException(name + " is not what Drools generates", e);
        }
    }

    /** Its name, as the author wrote it. */
    String name() {
        return name;
    }

    /** Its name, as Drools calls it. */
    String fullName() {
        return fullName;
    }

    /** Whether it has its say before the other, which stands before it among the rules. */
    boolean overtakes(CallableRule earlier) {
        return salience > earlier.salience;
    }

    /** Whether only the engine knows which of the two comes first. */
    boolean tiesWith(CallableRule other) {
        return salience == other.salience && model != other.model;
    }

    /**
     * Whether its conditions hold. Those on one fact are tested up to the first that does not, those on the other all the
     * same: so does the engine, and a condition that throws costs the message.
     */
    boolean matches(Message message, Triage triage) throws Exception {
        boolean all = true;
        for (int at = 0; at < facts.length; at++) {
            all &= holds(predicates[at], facts[at] == DirectRule.Fact.MESSAGE ? message : triage);
        }
        return all;
    }

    private static boolean holds(Predicate1<Object>[] conditions, Object fact) throws Exception {
        for (Predicate1<Object> condition : conditions) {
            if (!condition.test(fact)) {
                return false;
            }
        }
        return true;
    }

    /** Does what the rule does; throws what that throws. */
    @SuppressWarnings("unchecked")
    void execute(Message message, Triage triage) throws Exception {
        Object first = argument(0, message, triage);
        switch (arguments.length) {
            case 1 -> ((Block1<Object>) consequence).execute(first);
            case 2 -> ((Block2<Object, Object>) consequence).execute(first, argument(1, message, triage));
            default ->
                ((Block3<Object, Object, Object>) consequence)
                        .execute(first, argument(1, message, triage), argument(2, message, triage));
        }
    }

    private Object argument(int at, Message message, Triage triage) {
        Object fact = arguments[at] == DirectRule.Fact.MESSAGE ? message : triage;
        Function1<Object, Object> getter = getters[at];
        return getter == null ? fact : getter.apply(fact);
    }
}
