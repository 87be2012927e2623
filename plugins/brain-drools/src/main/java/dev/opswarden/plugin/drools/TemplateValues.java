package dev.opswarden.plugin.drools;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.AbstractObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds names in maps alone, where the library would call any method by reflection, and takes an unknown name for the
 * mistake that it is.
 */
final class TemplateValues extends AbstractObjectHandler {

    @Override
    public Wrapper find(String name, List<Object> scopes) {
        return new Named(name);
    }

    @Override
    public Binding createBinding(String name, TemplateContext context, Code code) {
        return new Named(name);
    }

    private record Named(String name) implements Wrapper, Binding {

        @Override
        public Object call(List<Object> scopes) {
            return value(name, scopes);
        }

        @Override
        public Object get(List<Object> scopes) {
            return value(name, scopes);
        }
    }

    private static Object value(String name, List<Object> scopes) {
        if (name.equals(".")) {
            return scopes.get(scopes.size() - 1);
        }
        String[] steps = name.split("\\.", -1);
        for (int at = scopes.size() - 1; at >= 0; at--) {
            Optional<Object> found = member(scopes.get(at), steps[0]);
            for (int step = 1; step < steps.length && found.isPresent(); step++) {
                found = member(found.get(), steps[step]);
            }
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new RuleError("there is no " + Quoted.of(name) + " to show: use message.sender, message.subject…");
    }

    private static Optional<Object> member(Object scope, String name) {
        return scope instanceof Map<?, ?> values ? Optional.ofNullable(values.get(name)) : Optional.empty();
    }
}
