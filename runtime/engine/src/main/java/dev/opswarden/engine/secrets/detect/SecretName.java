package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a setting, a field or an option says about its value. */
enum SecretName {
    /** Nothing. */
    NONE("secret"),
    /** A secret only if it also looks like one. */
    WEAK("key"),
    SESSION("session-id"),
    KEY("api-key"),
    TOKEN("token"),
    SECRET("secret"),
    /** What people choose and remember: it may look like a word. */
    PASSWORD("password");

    private static final Set<String> PASSWORDS =
            words("password passwords passwd passwort passphrase passphrases passcode pwd pass pw psk"
                    + " kennwort contrasena contraseña senha motdepasse wachtwoord parola pswd pword passw pin"
                    + " psswd requirepass masterauth userpass userpw dbpass dbpw rootpw rootpass storepass"
                    + " keypass mypass passwrd paasword pasword passowrd passwod passord adgangskode salasana"
                    + " heslo haslo geslo lozinka sifre losenord");
    private static final Set<String> SECRETS = words(
            "secret secrets credential credentials creds cred clientsecret appsecret secretstring" + " sharedsecret");
    private static final Set<String> TOKENS =
            words("token tokens authtoken accesstoken bearer pat apitoken jwt bottoken refreshtoken auth" + " crumb");
    private static final Set<String> KEYS =
            words("apikey apikeys accesskey secretkey authkey privatekey privkey accountkey appkey"
                    + " masterkey encryptionkey signingkey apisecret licensekey subkey storagekey presharedkey");
    private static final Set<String> SESSIONS =
            words("sessionid jsessionid phpsessid sessid sid cookie sessiontoken sessionkey" + " asp.net_sessionid");

    /** {@code key} alone says nothing; behind one of these it does. */
    private static final Set<String> KEY_OF =
            words("api access secret private priv auth account encryption encrypt encrypted signing sign"
                    + " signature master app application license licence service shared storage consumer admin"
                    + " subscription webhook hmac session client crypto cipher aes deploy ssh write read ingest"
                    + " integration developer instrumentation secondary root jwt rsa rest server project"
                    + " provisioning decryption unseal recovery wpa wifi wlan wep preshared authentication"
                    + " fernet otp totp mfa 2fa bot functions function host cosmos search cookie activation"
                    + " registration production prod live");

    /** What a seed has to be of to be a secret; digits are no part of words here. */
    private static final Set<String> SEED_OF = words("totp otp hotp fa mfa authenticator");

    /** Behind the word that names a secret: then the name is about the secret, and does not hold it. */
    private static final Set<String> ABOUT =
            words("path paths file files filename dir directory url urls uri endpoint link name names id"
                    + " ids identifier ref refs reference policy policies length len type types kind expiry"
                    + " expires expiration expired expire hint hints field fields label title text message"
                    + " placeholder prompt regex regexp pattern location manager count max min size limit"
                    + " algorithm algo alg public prefix header headers format hash hashes hashed digest"
                    + " checksum sum status state required enabled disabled reset change changed strength rule"
                    + " rules rotation rotated version index store provider service class input box form page"
                    + " checker validator validation generator generate attempts age ttl time timestamp date at"
                    + " updated created lifetime duration timeout scope scopes info details description usage"
                    + " used budget request requests response result error errors exists valid invalid mode env"
                    + " variable var vars column table query template selector element button icon html css"
                    + " bytes bits issuer audience source sources rotate lookup handler helper factory builder"
                    + " util utils encoder parser protected less free alias board signature signatures pair"
                    + " vault variables parameters group groups arn metadata managers combination");

    /** Before the word that names a secret: then the value is none. */
    private static final Set<String> NO_SECRET =
            words("public pub forgot reset show has is no without num max min total prompt hide toggle"
                    + " count next csrf xsrf completion input output special pad eos bos unk stop add change");

    /** Before {@code key}: what finds a thing, and opens nothing. */
    private static final Set<String> NO_KEY =
            words("public pub primary foreign idx natural schema sequence bucket partition sort cache"
                    + " object map row index issue project space package message translation composite candidate"
                    + " unique lookup group config setting property storage hot turn on off down up press arrow"
                    + " nav react item dict");

    private static final int MOST_WORDS = 12;

    private final String kind;

    SecretName(String kind) {
        this.kind = kind;
    }

    /** What a value of such a name is called. */
    String kind() {
        return kind;
    }

    /** What a name says that has been taken apart by {@link #split}. */
    static SecretName of(List<String> words) {
        int last = words.size() - 1;
        for (int i = last; i >= 0; i--) {
            SecretName name = ofWord(words, i);
            if (name == WEAK) {
                return i < last || isNoSecret(words, i) || (i > 0 && NO_KEY.contains(words.get(i - 1))) ? NONE : WEAK;
            }
            if (name != NONE) {
                return isAbout(words, i) || isNoSecret(words, i) ? NONE : name;
            }
        }
        return NONE;
    }

    /** The words of {@code dbPassword}, {@code DB_PASSWORD} or {@code db.password1}, in lower case, digits left out. */
    static List<String> split(String text, int start, int end) {
        List<String> words = new ArrayList<>(4);
        int from = start;
        for (int i = start; i <= end && words.size() < MOST_WORDS; i++) {
            boolean letter = i < end && Character.isLetter(text.charAt(i));
            boolean hump = letter && i > from && isHump(text, i, end);
            if (!letter || hump) {
                if (i > from) {
                    words.add(text.substring(from, i).toLowerCase(Locale.ROOT));
                }
                from = letter ? i : i + 1;
            }
        }
        return words;
    }

    private static SecretName ofWord(List<String> words, int i) {
        String word = words.get(i);
        if (PASSWORDS.contains(word)) {
            return PASSWORD;
        }
        if (SECRETS.contains(word)) {
            return SECRET;
        }
        if (TOKENS.contains(word)) {
            return word.equals("auth") && i < words.size() - 1 ? NONE : TOKEN;
        }
        if (KEYS.contains(word)) {
            return KEY;
        }
        if (SESSIONS.contains(word) || (word.equals("session") && i > 0 && i == words.size() - 1)) {
            return SESSION;
        }
        if (word.equals("seed")) {
            return i > 0 && SEED_OF.contains(words.get(i - 1)) ? SECRET : NONE;
        }
        if (word.equals("key") || word.equals("keys")) {
            return i > 0 && KEY_OF.contains(words.get(i - 1)) ? KEY : WEAK;
        }
        return ofEnd(word);
    }

    /** Names in one word: {@code dbpassword}, {@code mysecret}. */
    private static SecretName ofEnd(String word) {
        if (word.length() > 28) {
            return NONE;
        }
        if (word.endsWith("password")
                || word.endsWith("passwd")
                || word.endsWith("pwd")
                || word.endsWith("passphrase")) {
            return PASSWORD;
        }
        if (word.endsWith("secret")) {
            return SECRET;
        }
        if (word.endsWith("token")) {
            return TOKEN;
        }
        return word.endsWith("apikey")
                        || word.endsWith("secretkey")
                        || word.endsWith("accesskey")
                        || word.endsWith("accountkey")
                        || word.endsWith("storagekey")
                ? KEY
                : NONE;
    }

    private static boolean isAbout(List<String> words, int i) {
        for (int after = i + 1; after < words.size(); after++) {
            if (ABOUT.contains(words.get(after))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNoSecret(List<String> words, int i) {
        return (i > 0 && NO_SECRET.contains(words.get(i - 1))) || words.contains("public");
    }

    /** Where a word begins inside a name: {@code db|Password}, {@code API|Key}. */
    private static boolean isHump(String text, int i, int end) {
        if (!Character.isUpperCase(text.charAt(i))) {
            return false;
        }
        boolean afterLower = Character.isLowerCase(text.charAt(i - 1));
        boolean beforeLower = i + 1 < end && Character.isLowerCase(text.charAt(i + 1));
        return afterLower || (beforeLower && Character.isUpperCase(text.charAt(i - 1)));
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
