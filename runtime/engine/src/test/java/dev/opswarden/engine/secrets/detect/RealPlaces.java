package dev.opswarden.engine.secrets.detect;

import java.util.List;

/** Places where secrets really stand, in code, settings, commands and mails; the secret is between the marks. */
final class RealPlaces {

    static final List<String> SECRETS = List.of(
            "gitlab_rails[\"token\"] = \"«glpat-{A-Za-z0-9_-:20}»\"",
            "git remote set-url origin https://«ghp_{A-Za-z0-9:36}»@github.com/acme/app.git",
            "AWSSecretKey: \"«{A-Za-z0-9+/:40}»\"",
            "client.login(\"«MTA{A-Za-z0-9:21}.G{A-Za-z0-9:5}.{A-Za-z0-9_-:38}»\")",
            "slackClient = WebClient(\"«xoxb-{0-9:12}-{0-9:13}-{A-Za-z0-9:24}»\")",
            "Stripe.apiKey = \"«sk_live_{A-Za-z0-9:24}»\"; // prod",
            "doctl auth init -t «dop_v1_{a-f0-9:64}»",
            "//registry.npmjs.org/:_authToken=«npm_{A-Za-z0-9:36}»",
            "X-Shopify-Access-Token: «shpat_{a-f0-9:32}»",
            "databricks configure --token «dapi{a-f0-9:32}»",
            "x-api-key: «PMAK-{a-f0-9:24}-{a-f0-9:34}»",
            "Authorization: «lin_api_{A-Za-z0-9:40}»",
            "# created: 2024-01-01\n«AGE-SECRET-KEY-1{QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L:58}»",
            "AccountName=store1;AccountKey=«{A-Za-z0-9+/:86}==»;EndpointSuffix=core.windows.net",
            "String dbPassword = \"«{A-Za-z0-9!@$:12}x7»\";",
            "$db['default']['password'] = '«{a-z:10}9Q»';",
            "<add key=\"SmtpPassword\" value=\"«{A-Za-z0-9:10}4»\" />",
            "spring:\n  datasource:\n    username: app\n    password: «{A-Za-z0-9:9}#3»\n",
            "mongodb+srv://admin:«{A-Za-z0-9:9}3»@cluster0.example.net/test",
            "amqp://guest1:«{A-Za-z0-9:9}3»@mq.internal:5672/%2f",
            "ENV SECRET_KEY «{A-Za-z0-9+/:43}=»",
            "ENV SECRET_KEY «{A-Za-z0-9+/:22}==»",
            "  - name: REDIS_AUTH\n    value: \"«{A-Za-z0-9:20}»\"",
            "https://api.example.net/v1/items?access_token=«{A-Za-z0-9:24}7»",
            "gitlabSession: \"«{a-f0-9:32}»\"",
            "_gitlab_session=«{a-f0-9:32}»",
            "PHPSESSID=«{a-z0-9:26}»; path=/",
            "snmp-server community «{A-Za-z0-9:14}4» RW",
            "wpa_passphrase = «{a-z0-9:15}7»",
            "bind_password: \"«{A-Za-z0-9:12}5»\"\nbind_dn: cn=admin",
            "rootpw «{A-Za-z0-9:12}5»",
            "net use \\\\srv\\share /user:ACME\\svc «{A-Za-z0-9:10}2»",
            "net use Z: \\\\srv\\share «{A-Za-z0-9:10}2» /user:bob",
            "ssh -p2222 bob@10.0.0.5 password «hunter2»",
            "box 98.76.54.32 (admin/«Tr0ub4dor»)",
            "TOTP seed: «{A-Z2-7:19}7»",
            "the password is «correct-horse-battery»",
            "pw: «sommer2024»",
            "I reset it, your new password is «Blue42Falcon». Please change it.",
            "wifi is AcmeGuest, password: «ilovecoffee»",
            "creds for staging: admin:«Qw3rty99x»",
            "you can log in as root / «toor1234»",
            "Passwort lautet «Sonne!2023»",
            "use the token `«tk9f8a7b6c5d4e3f2a1b»` for the webhook",
            "The root pw on db3 was changed to «Gr33nT3a»",
            "mypassword=\"«zxcASD123»\"");

    private RealPlaces() {}
}
