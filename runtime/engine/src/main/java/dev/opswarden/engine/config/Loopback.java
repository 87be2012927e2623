package dev.opswarden.engine.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Tells by its name alone whether a URL stays on this machine; nothing is looked up. */
final class Loopback {

    private Loopback() {}

    static boolean isHostOf(URI url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return isLoopbackV6(host);
        }
        return host.equals("localhost") || host.endsWith(".localhost") || isLoopbackV4(host);
    }

    /** Four numbers up to 255, the first of them 127: without a regular expression, since most hubs are such a one. */
    private static boolean isLoopbackV4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("127")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            if (!isByte(parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isByte(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 2) {
                return false;
            }
            value = 10 * value + digit;
        }
        // Nothing tells how 010 is meant: as ten, or as eight.
        return !text.isEmpty() && value <= 255 && (text.length() < 3 || text.charAt(0) != '0');
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
