package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.sandbox.RuleClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.drools.base.definitions.rule.impl.RuleImpl;
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
        RuleClassLoader classes = new RuleClassLoader(rules.classes(), parent);
        List<Model> models = new ArrayList<>();
        for (String name : rules.models()) {
            try {
                models.add(
                        (Model) classes.loadClass(name).getDeclaredConstructor().newInstance());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("compiled rules cannot be loaded: " + name, e);
            }
        }
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration(
                ChainedProperties.getChainedProperties(parent), parent);
        // A clock that nobody moves: a rule with a timer starts no thread.
        configuration.setOption(ClockTypeOption.PSEUDO);
        return new RuleBase(KieBaseBuilder.createKieBaseFromModel(models), configuration);
    }

    /** How many rules there are; a query is none. */
    int rules() {
        return Math.toIntExact(base.getKiePackages().stream()
                .flatMap(rulePackage -> rulePackage.getRules().stream())
                .filter(rule -> !((RuleImpl) rule).isQuery())
                .count());
    }

    /** A session for one message; whoever asks for it disposes of it. */
    KieSession newSession() {
        return base.newKieSession(configuration, null);
    }
}
