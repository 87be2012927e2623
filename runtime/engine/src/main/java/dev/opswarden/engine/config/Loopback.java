package dev.opswarden.engine.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by its name alone whether a URL stays on this machine; nothing is looked up. */
final class Loopback {

    private static final Pattern V4 = Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");

    private Loopback() {}

    static boolean isHostOf(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return isLoopbackV6(host);
        }
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || V4.matcher(host).matches();
    }

    private static boolean isLoopbackV6(String literal) {
        try {
            // In brackets it can only be an address: no name server is asked.
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
