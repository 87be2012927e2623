package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.DeclaredSettings;
import dev.opswarden.engine.plugin.PluginAudit;

/** A jar for a person to read. */
final class PluginPage {

    private static final int COLUMN = 14;

    private PluginPage() {}

    static void print(Invocation invocation, PluginAudit.Jar jar) {
        Fields fields = new Fields(invocation.out(), 0, COLUMN);
        fields.field("Plugin", (jar.id() + " " + jar.version()).strip());
        fields.whole("Jar", Text.of(jar.path().toString()));
        if (!jar.sha256().isEmpty()) {
            fields.whole("SHA-256", Text.of(jar.sha256()));
        }
        if (!jar.requires().isEmpty()) {
            fields.field("Needs SPI", jar.requires());
        }
        String label = "Adds";
        for (String extension : jar.extensions()) {
            fields.whole(label, Text.of(extension));
            label = "";
        }
        fields.field("Installed", jar.installed() ? "yes, by 'plugins install'" : "no: it was put there otherwise");
        jar.previous().ifPresent(version -> fields.field("Before", version + ", kept for 'plugins rollback'"));
        label = "Native code";
        for (String library : jar.nativeCode()) {
            fields.field(label, Style.YELLOW, library);
            label = "";
        }
        label = "Settings";
        for (DeclaredSettings.Entry setting : jar.settings()) {
            String standard = setting.defaultText().isEmpty() ? "" : ", else " + setting.defaultText();
            fields.field(label, setting.name() + " (" + setting.type() + standard + "): " + setting.help());
            label = "";
        }
        jar.problem().ifPresent(problem -> fields.field("Problem", Style.RED, problem));
    }
}
