package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.KindsFile.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Texts with what stands in them: secrets of every kind in every place, and what only looks like one. */
final class LabelledSet {

    /**
     * One text.
     *
     * @param kind what it is about
     * @param text the text
     * @param secret what has to go; empty if nothing has
     */
    record Sample(String kind, String text, String secret) {}

    private static final List<String> PASSWORDS = List.of(
            "{a-z:6}{0-9:2}",
            "{A-Z:1}{a-z:5}{0-9:3}!",
            "{a-zA-Z0-9:16}",
            "{A-Z:1}{a-z:4}-{a-z:5}-{0-9:2}",
            "{a-zA-Z0-9!@#%^*:14}{0-9:1}x",
            "{a-z:3}${A-Z:3}{0-9:3}");

    private static final List<String> PASSWORD_NAMES =
            List.of("password", "db_password", "passwd", "admin_pwd", "smtp_pass", "user_passphrase");

    private static final List<String> TOKENS =
            List.of("{a-zA-Z0-9:32}", "{a-f0-9:40}", "{a-zA-Z0-9_-:43}", "{uuid}", "{A-Za-z0-9+/:62}==");

    private static final List<String> TOKEN_NAMES =
            List.of("auth_token", "api_key", "client_secret", "access_token", "secret_key", "webhook_secret");

    private LabelledSet() {}

    static List<Sample> positives() {
        Samples samples = new Samples(42);
        List<Sample> set = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Example example : KindsFile.builtIn().examples()) {
            if (example.secret() && taken.add(example.kind())) {
                add(set, example.kind(), samples.of(example.template()));
            }
        }
        for (String name : PASSWORD_NAMES) {
            String value = samples.of(samples.one(PASSWORDS));
            Surroundings.around(name, value).forEach(text -> set.add(new Sample("password", text, value)));
        }
        for (String name : TOKEN_NAMES) {
            String value = samples.of(samples.one(TOKENS));
            Surroundings.around(name, value).forEach(text -> set.add(new Sample("token", text, value)));
        }
        for (String place : WrittenPlaces.SECRETS) {
            String value = samples.of(samples.one(PASSWORDS.subList(0, 4)));
            set.add(new Sample("written", place.replace("%V", value), value));
        }
        for (String place : RealPlaces.SECRETS) {
            String text = samples.of(place);
            String value = text.substring(text.indexOf('«') + 1, text.indexOf('»'));
            set.add(new Sample("real", text.replace("«", "").replace("»", ""), value));
        }
        for (String token : List.of("ghp_{A-Za-z0-9:36}", "AKIA{A-Z2-7:16}", "xoxb-{0-9:12}-{0-9:13}-{A-Za-z0-9:24}")) {
            for (String cut : List.of("\n", "=\n", "\n> ", "\u200b", "\u00ad", "\u2060")) {
                String value = samples.of(token);
                String text = "here: " + value.substring(0, 11) + cut + value.substring(11) + "\nbye";
                set.add(new Sample("cut", text, value.substring(11)));
            }
        }
        for (String text : PrivateKeys.all(samples)) {
            set.add(new Sample("private-key-armour", text, PrivateKeys.SIGN));
        }
        return set;
    }

    static List<Sample> negatives() {
        Samples samples = new Samples(43);
        List<Sample> set = new ArrayList<>();
        for (String harmless : HardNegatives.VALUES) {
            for (String text : Surroundings.around(samples.of(harmless))) {
                set.add(new Sample("harmless-value", text, ""));
            }
        }
        for (String name : List.of("password", "api_key", "auth_token")) {
            for (String placeholder : HardNegatives.PLACEHOLDERS) {
                for (String text : Surroundings.around(name, placeholder).subList(0, 8)) {
                    set.add(new Sample("placeholder", text, ""));
                }
            }
        }
        for (String text : HardNegatives.TEXTS) {
            set.add(new Sample("text", samples.of(text), ""));
        }
        for (String text : OrdinaryTexts.TEXTS) {
            set.add(new Sample("text", text, ""));
        }
        return set;
    }

    /** An example that is an assignment stands in places for assignments; any other in places for values. */
    private static void add(List<Sample> set, String kind, String example) {
        int sign = example.indexOf('=');
        boolean assigned = sign > 0 && example.substring(0, sign).strip().matches("[A-Za-z_]{4,40}");
        if (assigned && !example.startsWith("Default")) {
            String value = example.substring(sign + 1).strip();
            Surroundings.around(example.substring(0, sign).strip(), value)
                    .forEach(text -> set.add(new Sample(kind, text, value)));
        } else {
            String secret = example.substring(example.length() / 2, example.length() * 3 / 4);
            Surroundings.around(example).forEach(text -> set.add(new Sample(kind, text, secret)));
        }
    }
}
