package dev.opswarden.engine.plugin;

import dev.opswarden.engine.plugin.PluginInfo.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What should become of some plugins, as a person would write it on a list. */
final class PluginsModel {

    static final String BASE = "base";
    static final String TOP = "top";

    /** The one called {@code top} needs {@code base}. */
    static final List<String> IDS = List.of(BASE, TOP, "alone");

    private final Map<String, Entry> list = new TreeMap<>();

    enum Verb {
        INSTALL,
        ROLL_BACK,
        REMOVE,
        DISABLE,
        ENABLE
    }

    /** What one command is asked to do. */
    record Step(Verb verb, String id, String version) {}

    /** A plugin as it is seen from outside. */
    record Plugin(String version, String previous, State state) {}

    private record Entry(String version, String previous, boolean off) {}

    /** Does a step, and says whether it is done or refused. */
    boolean follow(Step step) {
        String id = step.id();
        Entry now = list.get(id);
        if (now == null && step.verb() != Verb.INSTALL) {
            return false;
        }
        switch (step.verb()) {
            case INSTALL -> {
                if (lacksWhatItNeeds(id)) {
                    return false;
                }
                if (now == null) {
                    list.put(id, new Entry(step.version(), "", false));
                } else if (!now.version().equals(step.version())) {
                    list.put(id, new Entry(step.version(), now.version(), now.off()));
                }
            }
            case ROLL_BACK -> {
                if (now.previous().isEmpty() || lacksWhatItNeeds(id)) {
                    return false;
                }
                list.put(id, new Entry(now.previous(), now.version(), now.off()));
            }
            case REMOVE -> {
                if (id.equals(BASE) && list.containsKey(TOP)) {
                    return false;
                }
                list.remove(id);
            }
            case DISABLE -> {
                if (id.equals(BASE) && isOn(TOP)) {
                    return false;
                }
                list.put(id, new Entry(now.version(), now.previous(), true));
            }
            case ENABLE -> list.put(id, new Entry(now.version(), now.previous(), false));
        }
        return true;
    }

    /** What there is, by its id. */
    Map<String, Plugin> state() {
        Map<String, Plugin> state = new TreeMap<>();
        list.forEach((id, entry) -> state.put(id, new Plugin(entry.version(), entry.previous(), stateOf(id, entry))));
        return state;
    }

    private State stateOf(String id, Entry entry) {
        if (entry.off()) {
            return State.DISABLED;
        }
        return lacksWhatItNeeds(id) ? State.FAILED : State.STARTED;
    }

    private boolean lacksWhatItNeeds(String id) {
        return id.equals(TOP) && !isOn(BASE);
    }

    private boolean isOn(String id) {
        Entry entry = list.get(id);
        return entry != null && !entry.off();
    }
}
