package dev.opswarden.plugin.drools;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compiles rule files once: what the cache has is not compiled again. */
final class Compilation {

    private final RuleCache cache;
    private final Function<List<RuleFile>, CompiledRules> compiler;

    Compilation(RuleCache cache, Function<List<RuleFile>, CompiledRules> compiler) {
        this.cache = cache;
        this.compiler = compiler;
    }

    /** What the files compile to, and what is wrong with those that do not. */
    CompiledRules of(List<RuleFile> files) {
        if (files.isEmpty()) {
            return CompiledRules.nothing(List.of());
        }
        Optional<CompiledRules> known = cache.read(RuleKey.of(files));
        return known.isPresent() ? known.get() : anew(files);
    }

    /** The same without a look at the cache, where what that holds turned out to be of no use. */
    CompiledRules anew(List<RuleFile> files) {
        CompiledRules fresh = compiler.apply(files);
        cache.write(RuleKey.of(files), fresh);
        return fresh;
    }
}
