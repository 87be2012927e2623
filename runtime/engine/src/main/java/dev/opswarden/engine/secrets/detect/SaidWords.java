package dev.opswarden.engine.secrets.detect;

import java.util.Locale;
import java.util.Set;

/** Words that are said of passwords, or that stand in the place of one. */
final class SaidWords {

    /** Said of passwords, or instead of one. */
    private static final Set<String> SAID =
            Set.of(("see ask same below above attached wrong weak strong correct good bad"
                            + " old unchanged later soon phone sms person mine yours theirs there then keychain bitwarden lastpass"
                            + " onepassword keepass pass manager rejected accepted failed failure success reset ok okay not never"
                            + " always please however because when where what which who why how and but the a an in at by for from"
                            + " into it its of or that this to via with within without if only also just must should will would can"
                            + " could may might has have had does do did was were be been being long short minimum maximum letters"
                            + " characters digits numbers your our their his her my we you they them us me anything nothing something"
                            + " everything secure safe plain plaintext encrypted hashed salted random unique static dynamic next last"
                            + " first second third day days week weeks month months year years today tomorrow yesterday number"
                            + " available unavailable active inactive locked unlocked pending done ready fine gone lost found broken"
                            + " compromised leaked exposed private public shared personal internal external temporary permanent"
                            + " sha sha1 sha256 sha512 md5 bcrypt scrypt argon2 pbkdf2 plaintext-only basic oauth oauth2 saml ldap"
                            + " kerberos totp mfa 2fa otp file files path root-only case-sensitive self-service passwordless base64"
                            + " utf-8 ascii json yaml xml html http https tls ssl ssh rsa dsa ecdsa ed25519 aes aes-256 hmac jwt")
                    .split(" "));

    private static final Set<String> UNITS = Set.of(
            ("digit digits char chars character characters letter letters word words bit bits byte bytes day days hour"
                            + " hours min minute minutes week weeks month months year years step steps factor times")
                    .split(" "));

    private static final String[] ENDINGS = {"ed", "ing", "ly", "able", "ible", "tion", "ment", "ness", "less", "ful"};

    private SaidWords() {}

    static boolean isSaidOfPasswords(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (SAID.contains(lower) || isCounted(lower)) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (lower.endsWith(ending) && lower.length() > ending.length() + 3 && Chars.areLetters(lower)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 4-digit}, {@code 14days}: how long something is, or lasts. */
    static boolean isCounted(String lower) {
        int i = 0;
        while (i < lower.length() && Character.isDigit(lower.charAt(i))) {
            i++;
        }
        int from = i < lower.length() && lower.charAt(i) == '-' ? i + 1 : i;
        return i > 0 && from < lower.length() && UNITS.contains(lower.substring(from));
    }
}
