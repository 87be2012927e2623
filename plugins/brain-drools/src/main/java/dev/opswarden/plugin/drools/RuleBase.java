package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.Outlines;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.internal.utils.ChainedProperties;

/** Rules that are loaded and can be asked. Safe for several threads: each uses a session of its own. */
final class RuleBase {

    private static final int MOST_FACTS = 2_000;
    private static final double MOST_COMBINATIONS = 1_000_000.5;

    private final KieBase base;
    private final KieSessionConfiguration configuration;
    private final boolean ends;
    private final int mostFacts;
    private final ConcurrentLinkedDeque<MessageSession> idle = new ConcurrentLinkedDeque<>();

    private RuleBase(KieBase base, KieSessionConfiguration configuration, boolean ends, int mostFacts) {
        this.mostFacts = mostFacts;
        this.base = base;
        this.configuration = configuration;
        this.ends = ends;
    }

    /**
     * Loads rules; no compiler has a part in it.
     *
     * @param models the rules
     * @param parent where the vocabulary and Drools are found
     * @param ends whether all that they do comes to an end by itself
     * @throws RuntimeException or {@link LinkageError} where they cannot be loaded
     */
    static RuleBase load(List<Model> models, ClassLoader parent, boolean ends) {
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration(
                ChainedProperties.getChainedProperties(parent), parent);
        // A clock that nobody moves: a rule with a timer starts no thread.
        configuration.setOption(ClockTypeOption.PSEUDO);
        return new RuleBase(KieBaseBuilder.createKieBaseFromModel(models), configuration, ends, mostFacts(models));
    }

    /** The engine tries each with each, and keeps what it tried: a million combinations are some hundred megabytes. */
    private static int mostFacts(List<Model> models) {
        int atOnce = 1;
        for (Model model : models) {
            for (Rule rule : model.getRules()) {
                atOnce = Math.max(atOnce, Outlines.factsOfRules(rule.getView()));
            }
        }
        return atOnce == 1 ? MOST_FACTS : (int) Math.pow(MOST_COMBINATIONS, 1.0 / atOnce);
    }

    /** Whether all that the rules do comes to an end by itself, so that any thread may run them. */
    boolean ends() {
        return ends;
    }

    /** Uses a session that is as good as new. */
    void withSession(Consumer<MessageSession> use) {
        MessageSession known = idle.pollLast();
        MessageSession session = known == null ? new MessageSession(newSession(), mostFacts) : known;
        try {
            use.accept(session);
        } finally {
            if (session.isClean()) {
                idle.addLast(session);
            } else {
                session.dispose();
            }
        }
    }

    private KieSession newSession() {
        return base.newKieSession(configuration, null);
    }
}
