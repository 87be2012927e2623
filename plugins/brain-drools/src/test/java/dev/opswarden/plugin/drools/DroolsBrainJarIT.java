package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.jar.PluginJar;
import dev.opswarden.testkit.jar.PluginJarContract;
import java.nio.file.Path;

/** The jar of this plugin, as it will lie in the plugins directory. */
final class DroolsBrainJarIT extends PluginJarContract {

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }

    @Override
    protected void use(PluginJar opened, PluginContext context) throws Exception {
        new RulesInADirectory(context.rulesDirectory().getParent())
                .file("a.drl", RulesInADirectory.rule("known", 0, "$t.fyi(\"known\");"));

        Triage said = opened.extension(Brain.class, context)
                .triage(RulesInADirectory.message())
                .await();

        assertEquals("known", assertInstanceOf(Triage.Decided.class, said).reason());
    }
}
