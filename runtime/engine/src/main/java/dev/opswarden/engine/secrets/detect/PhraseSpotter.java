package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of secrets that are several words, or words of other languages and scripts: {@code mot de passe}, {@code 密码}. */
final class PhraseSpotter implements Spotter {

    private static final String PASSWORDS = "mot de passe;mots de passe;mdp :;mdp:;mdp=;mdp =;clave;palavra-passe;"
            + "palavra passe;palavra-chave;hasł;haslo;парол;пасворд;лозинка;パスワード;"
            + "パスコード;暗証番号;密码:;密码：;密码是;密码为;密码=;密码 ;密码（;密码(;密碼:;密碼：;密碼是;密碼為;密碼 ;口令:;口令：;"
            + "口令是;口令为;비밀번호;패스워드;비번:;비번 ;비번은;비번(;비번=;암호:;암호 ;암호는;암호(;lösenord;"
            + "losenord;adgangskode;salasana;salasõna;heslo;geslo;lozink;slaptažod;"
            + "jelsz;parolă;şifre;كلمة المرور;كلمة السر;الرقم السري;סיסמ;κωδικ;"
            + "συνθηματικ;mật khẩu;รหัสผ่าน;kata sandi;पासवर्ड;wifi code;wifi-code;"
            + "wlan code;wlan-code;wifi key;wlan key;wlan-key;wlan-schlüssel;"
            + "netzwerkschlüssel;access code;p/w:;p/w ;p@ssword;p@ssw0rd;passw0rd";

    private static final String TOKENS = "токен;令牌:;令牌：;令牌是;トークン;토큰:;토큰 ";

    private static final String PHRASES = "seed phrase;recovery phrase;backup phrase;secret phrase;mnemonic;seed words";

    static final String KEYWORDS = PASSWORDS + Spotters.NEXT + TOKENS + Spotters.NEXT + PHRASES;

    /** What stands between such a name and its value where words are not parted by blanks. */
    private static final String PARTICLES = "はがの是为為는은이가를";

    private static final int LONGEST_ENDING = 4;
    private static final int FEWEST_WORDS = 12;
    private static final int LONGEST_PHRASE = 300;

    private final SecretName name;
    private final String[] words;
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    private PhraseSpotter(SecretName name, String words) {
        this.name = name;
        this.words = words.split(";");
    }

    static Spotter of(String first) {
        if (PASSWORDS.startsWith(first)) {
            return new PhraseSpotter(SecretName.PASSWORD, PASSWORDS);
        }
        return TOKENS.startsWith(first)
                ? new PhraseSpotter(SecretName.TOKEN, TOKENS)
                : new PhraseSpotter(SecretName.NONE, PHRASES);
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (hit > 0 && Character.isLetterOrDigit(text.charAt(hit - 1)) && isParted(text.charAt(hit))) {
            return;
        }
        int end = keyword(text, hit);
        scan.seenUpTo(end);
        if (name == SecretName.NONE) {
            phrase(scan, end);
            return;
        }
        Separator separator = separator(text, hit, end);
        ValueSpan span = separator == null ? null : ValueSpan.read(text, separator.valueAt(), Separator.Style.COLON);
        if (separator != null && span == null && separator.style() == Separator.Style.COLON) {
            span = NextLine.read(text, separator.valueAt(), name);
        }
        if (separator == null || span == null || scan.endOfMark(span.start()) >= span.end()) {
            return;
        }
        Separator.Style style =
                separator.style() == Separator.Style.BLANK ? Separator.Style.BLANK : Separator.Style.PROSE;
        scan.patience().spend(Patience.LOOK + span.end() - end);
        if (Judgement.isSecret(name, style, span, text, false)) {
            scan.found(span.start(), span.end(), name.kind(), Scan.NAMED);
            scan.seenUpTo(span.end());
        }
    }

    /** Where the name ends, the ending of the case it stands in included. */
    private int keyword(String text, int hit) {
        int end = hit;
        for (String word : startingWith(Character.toLowerCase(text.charAt(hit)))) {
            if (text.regionMatches(true, hit, word, 0, word.length())) {
                end = Math.max(end, hit + word.length());
            }
        }
        while (end > hit && ":：=（( ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (PARTICLES.indexOf(text.charAt(end - 1)) >= 0) {
            return end - 1;
        }
        int most = Math.min(text.length(), end + LONGEST_ENDING);
        while (end < most && isParted(text.charAt(end - 1)) && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The words of this spotter with this first letter: a line may have millions of places to look at. */
    private synchronized List<String> startingWith(char first) {
        return byFirst.computeIfAbsent(first, letter -> {
            List<String> found = new ArrayList<>();
            for (String word : words) {
                if (word.charAt(0) == letter) {
                    found.add(word);
                }
            }
            return found;
        });
    }

    private static @Nullable Separator separator(String text, int start, int end) {
        if (end < text.length() && PARTICLES.indexOf(text.charAt(end)) >= 0) {
            int at = Separator.blanks(text, end + 1);
            boolean sign = at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '：');
            return new Separator(sign ? at + 1 : at, Separator.Style.PROSE);
        }
        if (end < text.length() && text.charAt(end) == '（') {
            return new Separator(end + 1, Separator.Style.BLANK);
        }
        if (text.startsWith(" to ", end)) {
            return new Separator(end + 4, Separator.Style.PROSE);
        }
        return Separator.after(text, start, end);
    }

    /** The words of a wallet: a dozen or two of them. */
    private static void phrase(Scan scan, int end) {
        String text = scan.text();
        int from = Separator.blanks(text, end);
        while (from < text.length() && ":=\"' \n".indexOf(text.charAt(from)) >= 0 && from - end < 8) {
            from++;
        }
        int to = from;
        int most = Math.min(text.length(), from + LONGEST_PHRASE);
        while (to < most && (isLower(text.charAt(to)) || text.charAt(to) == ' ')) {
            to++;
        }
        if (from > end && text.substring(from, to).strip().split(" +").length >= FEWEST_WORDS) {
            scan.found(from, to, SecretName.SECRET.kind(), Scan.NAMED);
            scan.seenUpTo(to);
        }
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether words of this letter's script stand apart from each other. */
    private static boolean isParted(char c) {
        return c < 0x0e00 || (c >= 0x1e00 && c < 0x2000);
    }
}
