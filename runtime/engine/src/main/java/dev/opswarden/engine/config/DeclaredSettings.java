package dev.opswarden.engine.config;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.WardenException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings that a plugin declares in its jar: a line for each, {@code NAME | type | default | what it is for}. They are
 * set where the host's own are, and checked as those are.
 */
public final class DeclaredSettings {

    /** Where they stand in a jar. */
    public static final String ENTRY = "META-INF/warden-settings.txt";

    private static final int MOST = 50;
    private static final int LONGEST = 300;
    private static final int COLUMNS = 4;
    private static final String SECRET = "secret-file";
    private static final String TYPES = "text, number, duration, switch, url, path, command, " + SECRET;
    private static final List<String> OF_THE_HOST = List.of("WARDEN_", "WORKER_", "LLM_CONNECT_");

    private final String prefix;
    private final List<Entry> entries;

    private DeclaredSettings(String prefix, List<Entry> entries) {
        this.prefix = prefix;
        this.entries = List.copyOf(entries);
    }

    /**
     * A setting as its author declares it.
     *
     * @param name the variable
     * @param type one of those that {@code docs/plugin-authors.md} lists
     * @param defaultText what stands when nobody sets it; empty for none
     * @param help what it is for
     */
    public record Entry(String name, String type, String defaultText, String help) {}

    /**
     * What came of the settings of a plugin.
     *
     * @param effective each with its value, for {@code config}
     * @param errors values that cannot be used: the variable, the value, where it was set, and what is accepted
     * @param warnings names with the plugin's prefix that it does not declare
     */
    public record Read(List<Effective> effective, List<String> errors, List<String> warnings) {}

    /** What the names of a plugin's settings begin with: {@code INBOX_MAILDIR_} for {@code inbox-maildir}. */
    public static String prefix(String pluginId) {
        return pluginId.replace('-', '_').toUpperCase(Locale.ROOT) + "_";
    }

    /**
     * Reads a declaration.
     *
     * @param pluginId whose
     * @param text all of it; empty for none
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} if it cannot be understood, with the line
     */
    public static DeclaredSettings parse(String pluginId, String text) {
        String prefix = prefix(pluginId);
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String said = line.strip();
            if (said.isEmpty() || said.startsWith("#")) {
                continue;
            }
            try {
                Entry entry = entry(said, prefix);
                for (Entry before : entries) {
                    if (before.name().equals(entry.name())) {
                        throw new Unusable(entry.name() + " stands there twice");
                    }
                }
                entries.add(entry);
            } catch (Unusable e) {
                throw bad("line " + number + ": " + e.reason());
            }
        }
        if (entries.size() > MOST) {
            throw bad("it has " + entries.size() + " settings; a plugin has " + MOST + " at most");
        }
        return new DeclaredSettings(prefix, entries);
    }

    private static Entry entry(String line, String prefix) throws Unusable {
        String[] columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new Unusable(Quoted.of(line) + " is not NAME | type | default | what it is for");
        }
        if (line.length() > LONGEST || ControlCharacters.areIn(line, "")) {
            throw new Unusable("it is longer than " + LONGEST + " characters, or holds a control character");
        }
        Entry entry = new Entry(columns[0].strip(), columns[1].strip(), columns[2].strip(), columns[3].strip());
        if (!isName(entry.name(), prefix)) {
            throw new Unusable("a setting of this plugin is called " + prefix
                    + "..., in capital letters, digits and underscores, not " + Quoted.of(entry.name()));
        }
        for (String taken : OF_THE_HOST) {
            if (entry.name().startsWith(taken)) {
                throw new Unusable("names that begin with " + taken + " are those of warden-runtime itself");
            }
        }
        if (kind(entry.type()).isEmpty()) {
            throw new Unusable(Quoted.of(entry.type()) + ", the type of " + entry.name() + ", is none of " + TYPES);
        }
        if (entry.type().equals(SECRET) && !entry.defaultText().isEmpty()) {
            throw new Unusable(entry.name() + " is the file of a secret, for which there is no default");
        }
        if (entry.help().isEmpty()) {
            throw new Unusable(entry.name() + " lacks a sentence that says what it is for");
        }
        return entry;
    }

    private static boolean isName(String name, String prefix) {
        if (!name.startsWith(prefix) || name.length() == prefix.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Kind<?>> kind(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "text" -> new TextKind(LONGEST);
                    case "number" -> new NumberKind(0, Integer.MAX_VALUE);
                    case "duration" -> new DurationKind(Duration.ofMillis(1));
                    case "switch" -> new SwitchKind();
                    case "url" -> new UrlKind();
                    case "path" -> new PathKind();
                    case "command" -> new CommandKind();
                    case SECRET -> new SecretFileKind();
                    default -> null;
                });
    }

    /** What was declared, in its order. */
    public List<Entry> entries() {
        return entries;
    }

    /** The same as a text that {@link #parse} takes, without comments. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.name())
                    .append('|')
                    .append(entry.type())
                    .append('|')
                    .append(entry.defaultText())
                    .append('|')
                    .append(entry.help())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * The host's settings, and these beside them.
     *
     * @param host the host's
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} if a value cannot be used
     */
    public PluginSettings beside(PluginSettings host) {
        if (!(host instanceof SettingsByName known)) {
            return host;
        }
        SettingsReader reader = read(known);
        if (!reader.errors().isEmpty()) {
            throw new WardenException(ErrorKind.SETTINGS, String.join("; ", reader.errors()));
        }
        return new PluginSettingsByName(known, settings(), reader.texts(), reader.durations());
    }

    /**
     * Their values, for a person who asks.
     *
     * @param host the host's settings
     */
    public Read read(PluginSettings host) {
        if (!(host instanceof SettingsByName known)) {
            return new Read(List.of(), List.of(), List.of());
        }
        SettingsReader reader = read(known);
        return new Read(
                List.copyOf(reader.effective()),
                List.copyOf(reader.errors()),
                known.assignments()
                        .warningsOfOthers(
                                prefix, entries.stream().map(Entry::name).toList()));
    }

    private SettingsReader read(SettingsByName host) {
        SettingsReader reader = new SettingsReader(host.surroundings());
        for (Setting<?> setting : settings()) {
            reader.read(setting, host.assignments().findOther(setting.name()));
        }
        return reader;
    }

    private List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>();
        for (Entry entry : entries) {
            kind(entry.type())
                    .ifPresent(kind ->
                            settings.add(Setting.optional(entry.name(), kind, entry.defaultText(), entry.help())));
        }
        return settings;
    }

    private static WardenException bad(String what) {
        return new WardenException(ErrorKind.NOT_LOADED, "its " + ENTRY + " cannot be used: " + what);
    }
}
