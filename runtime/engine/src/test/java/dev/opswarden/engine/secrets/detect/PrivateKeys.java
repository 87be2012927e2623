package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;

/** Armoured private keys of every title, whole, cut, quoted and on one line; a sign stands in each that has to go. */
final class PrivateKeys {

    static final String SIGN = "QSignThatHasToGoQ";

    private static final List<String> TITLES = List.of(
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "EC PRIVATE KEY",
            "DSA PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "ANY PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK");

    private PrivateKeys() {}

    static List<String> all(Samples samples) {
        List<String> all = new ArrayList<>();
        for (String title : TITLES) {
            String begin = "-----" + "BEGIN " + title + "-----";
            String end = "-----" + "END " + title + "-----";
            String one = samples.of("{A-Za-z0-9+/:64}");
            String two = samples.of("{A-Za-z0-9+/:47}") + SIGN;
            String three = samples.of("{A-Za-z0-9+/:30}==");
            String whole = begin + "\n" + one + "\n" + two + "\n" + three + "\n" + end;
            all.add("here it is\n\n" + whole + "\n\nregards");
            all.add("> " + whole.replace("\n", "\n> "));
            all.add("\"key\": \"" + whole.replace("\n", "\\n") + "\\n\"");
            all.add("    " + whole.replace("\n", "\n    "));
            all.add(begin + "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n" + one + "\n" + two + "\n" + end);
            all.add(begin + "\n" + one + "\n" + two);
            all.add(begin + "\\n" + one + "\\n" + two + "\\n" + three);
            all.add(one + "\n" + two + "\n" + three + "\n" + end + "\nthe first half is in my other mail");
            all.add(whole.replace("\n", "\r\n"));
            all.add(whole.replace("\n", " "));
        }
        return all;
    }
}
