package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.Outlines;
import dev.opswarden.plugin.drools.sandbox.RuleRewriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.PatternSyntaxException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * What came of compiling some files together.
 *
 * @param rules the rules, or null if there are problems
 * @param problems what is wrong
 */
record CompileAttempt(@Nullable CompiledRules rules, List<RuleProblem> problems) {

    private static final String FOLDER = "src/main/resources/";
    private static final String MODEL_LIST = "/drools-model";
    private static final String MODEL_VERSION = "Drools-Model-Version:";

    /** Compiles and loads the files: a malformed regular expression, for one, shows in the loading only. */
    static CompileAttempt of(List<RuleFile> files, ClassLoader parent) {
        try {
            return compile(files, parent);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return new CompileAttempt(null, List.of(new RuleProblem("", 0, describe(e))));
        }
    }

    private static CompileAttempt compile(List<RuleFile> files, ClassLoader parent) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId(
                "dev.opswarden.rules", "r" + UUID.randomUUID().toString().replace("-", ""), "1");
        KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(id);
        files.forEach(file -> sources.write(FOLDER + file.name(), file.text()));
        try {
            KieBuilder builder = services.newKieBuilder(sources, parent).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                return new CompileAttempt(null, Placing.of(errors, files));
            }
            CompiledRules rules = unpack(((InternalKieModule) builder.getKieModule()).getBytes());
            // Before anything of it runs: loading rules runs the beginnings of their classes.
            List<RuleProblem> refused = Sandboxing.check(rules.classes(), files);
            if (!refused.isEmpty()) {
                return new CompileAttempt(null, refused);
            }
            return new CompileAttempt(loaded(rules, files, parent), List.of());
        } finally {
            // Drools keeps every module it ever built.
            services.getRepository().removeKieModule(id);
        }
    }

    /** All of the rules are loaded once here, so that what cannot be is a mistake of the file's and no surprise later. */
    private static CompiledRules loaded(CompiledRules checked, List<RuleFile> files, ClassLoader parent) {
        Map<String, byte[]> classes = RuleRewriter.rewrite(checked.classes());
        CompiledRules rules = new CompiledRules(checked.models(), classes, RulePlace.in(files), List.of(), List.of());
        List<Model> models = RuleModels.all(rules, parent);
        RuleBase.load(models, parent, false);
        return new CompiledRules(rules.models(), classes, rules.places(), Outlines.of(models, classes), List.of());
    }

    /** Of what Drools packs, only the generated classes and the list of models are of use later. */
    private static CompiledRules unpack(byte[] packed) {
        Map<String, byte[]> classes = new HashMap<>();
        List<String> models = new ArrayList<>();
        try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("org/drools/project/")) {
                    classes.put(name.substring(0, name.length() - 6).replace('/', '.'), jar.readAllBytes());
                } else if (name.endsWith(MODEL_LIST)) {
                    new String(jar.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith(MODEL_VERSION))
                            .forEach(models::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Drools packed what cannot be unpacked", e);
        }
        return new CompiledRules(models, classes, List.of(), List.of(), List.of());
    }

    private static String describe(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof PatternSyntaxException malformed
                ? "malformed regular expression: " + malformed.getDescription() + " in "
                        + Quoted.of(malformed.getPattern())
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
