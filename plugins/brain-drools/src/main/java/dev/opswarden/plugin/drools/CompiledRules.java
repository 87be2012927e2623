package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.RuleOutline;
import java.util.List;
import java.util.Map;

/**
 * What the rule files of a directory were compiled to.
 *
 * @param models the classes that describe the rules, by name
 * @param classes every generated class, by name
 * @param places where each rule stands
 * @param outlines what can be told of each rule without loading it, in the order in which Drools has them
 * @param problems what did not compile, as {@code file.drl:line: message}; the rest is in force without it
 */
record CompiledRules(
        List<String> models,
        Map<String, byte[]> classes,
        List<RulePlace> places,
        List<RuleOutline> outlines,
        List<String> problems) {

    CompiledRules {
        models = List.copyOf(models);
        classes = Map.copyOf(classes);
        places = List.copyOf(places);
        outlines = List.copyOf(outlines);
        problems = List.copyOf(problems);
    }

    static CompiledRules nothing(List<String> problems) {
        return new CompiledRules(List.of(), Map.of(), List.of(), List.of(), problems);
    }

    /** How many rules there are. */
    int rules() {
        return places.size();
    }

    /** The same rules, with these problems. */
    CompiledRules with(List<String> found) {
        return new CompiledRules(models, classes, places, outlines, found);
    }
}
