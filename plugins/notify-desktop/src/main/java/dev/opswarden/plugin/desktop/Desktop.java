package dev.opswarden.plugin.desktop;

import java.io.File;
import java.util.Map;
import java.util.Optional;

/** Whether there is a desktop to show something on: looked for before a process is started, which costs more. */
final class Desktop {

    private static final String PROGRAM = "notify-send";
    private static final String BUS = "DBUS_SESSION_BUS_ADDRESS";
    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private final Map<String, String> environment;

    Desktop(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Why nothing can be shown; nothing if something can. */
    Optional<String> absence() {
        if (!hasBus()) {
            return Optional.of("no session bus: neither " + BUS + " nor a 'bus' in " + RUNTIME
                    + "; nobody is logged in, or this runs outside of the session");
        }
        return program().isEmpty()
                ? Optional.of("no " + PROGRAM + " is installed (on Debian: apt-get install libnotify-bin)")
                : Optional.empty();
    }

    /** Where {@code notify-send} is; a short {@code PATH}, such as that of cron, hides nothing that is installed. */
    Optional<File> program() {
        String path = environment.getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin";
        for (String directory : path.split(":", -1)) {
            // A relative entry would run what lies in the directory that somebody happens to be in.
            if (directory.startsWith("/")) {
                File program = new File(directory, PROGRAM);
                if (program.isFile() && program.canExecute()) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }

    private boolean hasBus() {
        if (!environment.getOrDefault(BUS, "").isEmpty()) {
            return true;
        }
        String runtime = environment.getOrDefault(RUNTIME, "");
        return runtime.startsWith("/") && new File(runtime, "bus").exists();
    }
}
