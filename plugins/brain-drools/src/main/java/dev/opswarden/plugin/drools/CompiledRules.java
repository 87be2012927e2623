package dev.opswarden.plugin.drools;

import java.util.List;
import java.util.Map;

/**
 * What the rule files of a directory were compiled to.
 *
 * @param models the classes that describe the rules, by name
 * @param classes every generated class, by name
 * @param rules how many rules there are
 * @param problems what did not compile, as {@code file.drl:line: message}; the rest is in force without it
 */
record CompiledRules(List<String> models, Map<String, byte[]> classes, int rules, List<String> problems) {

    CompiledRules {
        models = List.copyOf(models);
        classes = Map.copyOf(classes);
        problems = List.copyOf(problems);
    }

    static CompiledRules nothing(List<String> problems) {
        return new CompiledRules(List.of(), Map.of(), 0, problems);
    }

    CompiledRules with(int counted, List<String> found) {
        return new CompiledRules(models, classes, counted, found);
    }
}
