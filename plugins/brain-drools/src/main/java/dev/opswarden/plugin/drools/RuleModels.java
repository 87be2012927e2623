package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.RuleOutline;
import dev.opswarden.plugin.drools.sandbox.RuleClassLoader;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules as Drools describes them, in a class loader of their own. A rule is loaded when it is first asked for:
 * in a cold process most of the time goes into loading classes.
 */
final class RuleModels {

    private final CompiledRules compiled;
    private final RuleClassLoader classes;
    private final @Nullable Rule[] rules;
    private final Map<Integer, Model> whole = new HashMap<>();

    /**
     * Loads nothing yet.
     *
     * @param classes loads the compiled rules
     * @throws IllegalStateException if a list of rules is missing
     */
    RuleModels(CompiledRules compiled, RuleClassLoader classes) {
        this.compiled = compiled;
        this.classes = classes;
        this.rules = new Rule[compiled.outlines().size()];
        if (rules.length < compiled.rules()) {
            throw new IllegalStateException("of compiled rules only " + rules.length + " can be found");
        }
        for (String model : compiled.models()) {
            if (!compiled.classes().containsKey(model)) {
                throw new IllegalStateException("compiled rules cannot be loaded: " + model);
            }
        }
    }

    /** The descriptions that Drools generated, whole. */
    static List<Model> all(CompiledRules compiled, ClassLoader parent) {
        RuleClassLoader classes = new RuleClassLoader(compiled.classes(), parent);
        return compiled.models().stream().map(name -> make(name, classes)).toList();
    }

    /** The rules at these places. */
    synchronized List<Model> of(BitSet places) {
        List<Model> models = new ArrayList<>();
        for (int model = 0; model < compiled.models().size(); model++) {
            List<Rule> some = new ArrayList<>();
            boolean more = false;
            for (int place = 0; place < rules.length; place++) {
                RuleOutline outline = compiled.outlines().get(place);
                if (outline.model() == model) {
                    more |= outline.method().isEmpty();
                    if (places.get(place)) {
                        some.add(rule(place));
                    }
                }
            }
            if (!some.isEmpty()) {
                models.add(new ModelOfSome(some.get(0).getPackage(), some, more ? whole(model) : null));
            }
        }
        return models;
    }

    private Rule rule(int place) {
        Rule known = rules[place];
        if (known == null) {
            RuleOutline outline = compiled.outlines().get(place);
            known = outline.method().isEmpty() ? fromWhole(place, outline) : described(outline);
            rules[place] = known;
        }
        return known;
    }

    private Rule described(RuleOutline outline) {
        try {
            Method method = found(outline.owner()).getMethod(outline.method());
            return (Rule) method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rule '" + outline.fullName() + "' cannot be loaded", e);
        }
    }

    private Rule fromWhole(int place, RuleOutline outline) {
        int first = place;
        while (first > 0 && compiled.outlines().get(first - 1).model() == outline.model()) {
            first--;
        }
        return whole(outline.model()).getRules().get(place - first);
    }

    private Model whole(int model) {
        return whole.computeIfAbsent(model, at -> make(compiled.models().get(at), classes));
    }

    private Class<?> found(String name) {
        try {
            return classes.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("compiled rules cannot be loaded: " + name, e);
        }
    }

    private static Model make(String name, RuleClassLoader classes) {
        try {
            return (Model) classes.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules cannot be loaded: " + name, e);
        }
    }
}
