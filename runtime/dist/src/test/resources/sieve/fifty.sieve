require ["fileinto", "body", "regex", "date", "relational", "comparator-i;ascii-numeric"];

# The same fifty rules as fifty.drl, in the same order.

if anyof (header :contains "subject" ["court order", "subpoena", "search warrant"], body :raw :contains ["court order", "subpoena", "search warrant"]) {
  fileinto "court order";
  stop;
}
if anyof (header :contains "subject" ["vulnerability", "zero-day"], body :raw :contains ["vulnerability", "zero-day"]) {
  fileinto "vulnerability";
  stop;
}
if allof (header :is "x-priority" "urgent", body :raw :contains ["outage", "is down"]) {
  fileinto "urgent outage";
  stop;
}
if header :is "x-label" "billing" {
  fileinto "labelled billing";
  stop;
}
if allof (header :is "x-label" "ops", header :is "x-priority" "low") {
  fileinto "labelled ops and low";
  stop;
}
if header :contains "from" ["ceo@example.org", "cfo@example.org"] {
  fileinto "from the board";
  stop;
}
if allof (body :raw :contains ["where is", "where are"], body :raw :contains ["deploy key", "api key"]) {
  fileinto "where is the key";
  stop;
}
if allof (anyof (header :contains "subject" ["rotate", "rotation"], body :raw :contains ["rotate", "rotation"]), anyof (header :contains "subject" ["credential", "token"], body :raw :contains ["credential", "token"])) {
  fileinto "key rotation";
  stop;
}
if header :contains "subject" ["password reset", "reset my password"] {
  fileinto "password reset";
  stop;
}
if allof (header :contains "subject" "access", body :raw :contains ["please", "could you"]) {
  fileinto "access request";
  stop;
}
if body :raw :regex "[0-9]{3}-[0-9]{4}" {
  fileinto "number to call";
  stop;
}
if header :regex "subject" "ticket #?[0-9]+" {
  fileinto "ticket number";
  stop;
}
if header :contains "subject" ["invoice", "receipt"] {
  fileinto "invoice";
  stop;
}
if header :contains "subject" ["out of office", "automatic reply"] {
  fileinto "out of office";
  stop;
}
if allof (header :contains "from" ["mailer-daemon", "postmaster"], header :contains "subject" ["fail", "undeliver", "returned"]) {
  fileinto "delivery failure";
  stop;
}
if header :matches "subject" "[ci]*failed*" {
  fileinto "build failed";
  stop;
}
if header :matches "subject" "[ci]*fixed*" {
  fileinto "build fixed";
  stop;
}
if header :matches "subject" "[ci]*" {
  fileinto "any other build";
  stop;
}
if anyof (header :contains "subject" ["certificate will expire", "certificate expires"], body :raw :contains ["certificate will expire", "certificate expires"]) {
  fileinto "certificate";
  stop;
}
if anyof (header :contains "subject" ["disk full", "no space left"], body :raw :contains ["disk full", "no space left"]) {
  fileinto "disk full";
  stop;
}
if allof (header :contains "subject" "backup", not body :raw :contains "succeeded") {
  fileinto "backup";
  stop;
}
if header :contains "subject" "backup" {
  fileinto "backup that went well";
  stop;
}
if body :raw :contains ["on call", "on-call"] {
  fileinto "on call";
  stop;
}
if body :raw :contains ["vacation", "annual leave"] {
  fileinto "vacation";
  stop;
}
if header :contains "subject" "lunch" {
  fileinto "lunch";
  stop;
}
if anyof (header :contains "subject" ["survey", "questionnaire"], body :raw :contains ["survey", "questionnaire"]) {
  fileinto "survey";
  stop;
}
if allof (anyof (header :contains "subject" ["licence", "license"], body :raw :contains ["licence", "license"]), not body :raw :contains "driving") {
  fileinto "licence";
  stop;
}
if header :contains "subject" "kernel" {
  fileinto "kernel";
  stop;
}
if header :matches "subject" "[patch]*" {
  fileinto "patch";
  stop;
}
if allof (body :raw :contains "rpm", body :raw :contains "apt") {
  fileinto "rpm";
  stop;
}
if body :raw :contains "#!/usr/bin/perl" {
  fileinto "perl";
  stop;
}
if anyof (header :contains "subject" "spamassassin", body :raw :contains "spamassassin") {
  fileinto "spamassassin";
  stop;
}
if body :raw :contains "razor" {
  fileinto "razor";
  stop;
}
if body :raw :contains ["dubya", "onion"] {
  fileinto "satire";
  stop;
}
if anyof (header :contains "subject" ["mortgage", "refinance"], body :raw :contains ["mortgage", "refinance"]) {
  fileinto "mortgage";
  stop;
}
if body :raw :contains ["lottery", "winning"] {
  fileinto "lottery";
  stop;
}
if header :contains "subject" "free" {
  fileinto "free of charge";
  stop;
}
if body :raw :regex "\\$[0-9]+,[0-9]{3}" {
  fileinto "money";
  stop;
}
if body :raw :contains ["click here", "click below"] {
  fileinto "click here";
  stop;
}
if body :raw :contains ["<html", "<body"] {
  fileinto "html mail";
  stop;
}
if body :raw :contains ["unsubscribe", "opt-out"] {
  fileinto "unsubscribe";
  stop;
}
if body :raw :contains ["mailing list", "listinfo"] {
  fileinto "mailing list";
  stop;
}
if header :matches "subject" ["fw:*", "fwd:*"] {
  fileinto "forwarded";
  stop;
}
if header :regex "subject" "\\?$" {
  fileinto "question";
  stop;
}
if header :matches "subject" "*!" {
  fileinto "shouting";
  stop;
}
if header :matches "subject" "re:*" {
  fileinto "answer";
  stop;
}
if header :is "subject" "" {
  fileinto "no subject";
  stop;
}
if date :zone "+0000" "date" "weekday" ["0", "6"] {
  fileinto "at the weekend";
  stop;
}
if date :zone "+0000" :value "ge" :comparator "i;ascii-numeric" "date" "hour" "18" {
  fileinto "in the evening";
  stop;
}
if true {
  fileinto "anything else";
  stop;
}
