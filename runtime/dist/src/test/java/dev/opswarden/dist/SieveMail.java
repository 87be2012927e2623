package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A message, as a case of {@code rules test} and as a mail.
 *
 * @param id the id
 * @param sender who wrote it
 * @param subject one line
 * @param body the text
 * @param sentAt when
 * @param priority the hub's word for it
 * @param label a label, or empty for none
 */
record SieveMail(String id, String sender, String subject, String body, Instant sentAt, String priority, String label) {

    private static final String[] SUBJECTS = {
        "",
        "Question",
        "Is that so?",
        "Wow!",
        "Re: your mail",
        "FW: look",
        "Fwd: look",
        "[CI] build 7 FAILED",
        "[ci] fixed it",
        "[ci] started",
        "not [ci] at all",
        "Ticket #12",
        "ticket 9 is old",
        "tickets",
        "Your INVOICE",
        "receipt",
        "Out of Office",
        "Password reset",
        "Access to the wiki",
        "Backup report",
        "Lunch?",
        "[PATCH] make it so",
        "kernel panic",
        "Free for you",
        "Court order",
        "Gr\u00fc\u00dfe aus K\u00f6ln",
        "=?utf-8?Q?free?=",
        "undelivered mail returned",
        "\u212Aernel",
        "f\u017Fatal",
    };

    private static final String[] BODIES = {
        "",
        "Hello,\nall is well.",
        "A subpoena came.",
        "There is a ZERO-DAY in it.",
        "The site is down.",
        "Where is the deploy key?",
        "where\nis the api key",
        "Please rotate the token.",
        "the credential rotation",
        "please",
        "Call 555-1234 now.",
        "5555-12",
        "Your certificate expires.",
        "the disk full of files",
        "no space left on device",
        "The backup succeeded.",
        "it failed",
        "Who is on call?",
        "I am on vacation.",
        "A short survey.",
        "I need a license.",
        "my driving licence",
        "an rpm and apt",
        "#!/usr/bin/perl -w",
        "SpamAssassin",
        "razor",
        "Dubya spoke",
        "Refinance your mortgage",
        "a winning lottery ticket",
        "send $25,000 to me",
        "$25000",
        "Click here",
        "<HTML><p>",
        "To unsubscribe, write",
        "opt-out",
        "http://x/mailman/listinfo/y",
        "an outage",
    };

    private static final String[] SENDERS = {
        "Alice <alice@example.org>",
        "The chief <Ceo@Example.org>",
        "bob@example.net",
        "MAILER-DAEMON <x@example.com>",
        "\u00c4nne <a@example.org>",
        "postmaster@example.org",
    };

    private static final String[] PRIORITIES = {"low", "normal", "high", "urgent"};
    private static final String[] LABELS = {"", "", "", "ops", "billing", "Billing-2"};

    /** A Tuesday, in the morning. */
    private static final Instant MORNING = Instant.parse("2026-11-17T09:00:00Z");

    /** Messages that say what rules ask for, one thing at a time and then mixed. */
    static List<SieveMail> generated(int mixed) {
        List<SieveMail> all = new ArrayList<>();
        for (String subject : SUBJECTS) {
            all.add(new SieveMail("s" + all.size(), SENDERS[0], subject, "Hello", MORNING, "normal", ""));
            all.add(new SieveMail("s" + all.size(), SENDERS[3], subject, "please look", MORNING, "normal", ""));
        }
        for (String body : BODIES) {
            all.add(new SieveMail("b" + all.size(), SENDERS[2], "Hello", body, MORNING, "urgent", ""));
        }
        all.add(new SieveMail("t", SENDERS[0], "Backup of today", "It succeeded.", MORNING, "normal", ""));
        for (String sender : SENDERS) {
            all.add(new SieveMail("f" + all.size(), sender, "Hello", "Hello", MORNING, "low", "ops"));
        }
        for (int hours : new int[] {0, 9, 48 + 9, 4 * 24, 5 * 24}) {
            all.add(new SieveMail(
                    "d" + all.size(), SENDERS[0], "Hello", "Hello", MORNING.plusSeconds(3_600L * hours), "normal", ""));
        }
        Random random = new Random(7);
        for (int at = 0; at < mixed; at++) {
            all.add(new SieveMail(
                    "m" + at,
                    any(random, SENDERS),
                    any(random, SUBJECTS) + (random.nextBoolean() ? " " + any(random, SUBJECTS) : ""),
                    any(random, BODIES) + "\n" + any(random, BODIES),
                    MORNING.plusSeconds(3_600L * random.nextInt(24 * 14)),
                    any(random, PRIORITIES),
                    any(random, LABELS)));
        }
        return all;
    }

    private static String any(Random random, String[] some) {
        return some[random.nextInt(some.length)];
    }

    /** Real mails, which are no part of the repository; none where there is no such file, which is then said. */
    static List<SieveMail> sample(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            System.out.println("NOT RUN: real mails, there is no " + file + "; generated ones are used alone");
            return List.of();
        }
        List<SieveMail> all = new ArrayList<>();
        for (JsonNode mail : new JsonMapper().readTree(file.toFile())) {
            all.add(new SieveMail(
                    mail.get("id").asText(),
                    mail.get("from_agent").asText(),
                    withoutControl(mail.get("subject").asText()),
                    withoutControl(mail.get("body").asText()),
                    Instant.parse(mail.get("created_at").asText()),
                    "normal",
                    ""));
        }
        return all;
    }

    /** As the host hands a message to rules. */
    private static String withoutControl(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0080-\u009f&&[^\n\t]]", " ");
    }

    /** A case that expects this rule to decide. */
    Map<String, Object> expecting(String rule) {
        return Map.of(
                "name",
                id,
                "message",
                Map.of(
                        "id", id,
                        "sender", sender,
                        "subject", subject,
                        "body", body,
                        "sent_at", sentAt.toString(),
                        "priority", priority,
                        "labels", label.isEmpty() ? List.of() : List.of(label)),
                "expect",
                Map.of("rule", rule));
    }

    /** The mail, for a file. */
    byte[] mail() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(sentAt.atOffset(ZoneOffset.UTC));
        return ("From: " + header(sender) + "\nTo: ops-warden@example.org\nSubject: " + header(subject) + "\nDate: "
                        + date
                        + "\nX-Priority: " + priority + "\nX-Label: " + label
                        + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                        + "Content-Transfer-Encoding: 8bit\n\n" + body + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As it stands, or as encoded words (RFC 2047), of which each holds whole characters. */
    private static String header(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 127) && !text.contains("=?")) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int at = 0; at < characters.length; at += 10) {
            String part = new String(characters, at, Math.min(10, characters.length - at));
            words.append(at == 0 ? "" : "\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }
}
