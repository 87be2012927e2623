package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.sandbox.RuleClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.internal.utils.ChainedProperties;

/** Rules that are loaded and can be asked. Safe for several threads: each message has a session of its own. */
final class RuleBase {

    private final KieBase base;
    private final KieSessionConfiguration configuration;

    private RuleBase(KieBase base, KieSessionConfiguration configuration) {
        this.base = base;
        this.configuration = configuration;
    }

    /**
     * Loads compiled rules; no compiler has a part in it.
     *
     * @param parent where the vocabulary and Drools are found
     * @throws RuntimeException or {@link LinkageError} where they cannot be loaded
     */
    static RuleBase load(CompiledRules rules, ClassLoader parent) {
        return load(rules, parent, Set.of());
    }

    /**
     * Loads compiled rules, but for some.
     *
     * @param without the full names of rules that are left out
     */
    static RuleBase load(CompiledRules rules, ClassLoader parent, Set<String> without) {
        List<Model> models = models(rules, parent, without);
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration(
                ChainedProperties.getChainedProperties(parent), parent);
        // A clock that nobody moves: a rule with a timer starts no thread.
        configuration.setOption(ClockTypeOption.PSEUDO);
        return new RuleBase(KieBaseBuilder.createKieBaseFromModel(models), configuration);
    }

    /** What was compiled, as Drools describes it. */
    static List<Model> models(CompiledRules rules, ClassLoader parent, Set<String> without) {
        RuleClassLoader classes = new RuleClassLoader(rules.classes(), parent);
        List<Model> models = new ArrayList<>();
        for (String name : rules.models()) {
            try {
                Model model =
                        (Model) classes.loadClass(name).getDeclaredConstructor().newInstance();
                models.add(without.isEmpty() ? model : new ModelWithout(model, without));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("compiled rules cannot be loaded: " + name, e);
            }
        }
        return models;
    }

    /** A session for one message; whoever asks for it disposes of it. */
    KieSession newSession() {
        return base.newKieSession(configuration, null);
    }
}
