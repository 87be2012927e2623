"""Messages that are the same in every run, and the twenty rules in the language of each side."""

import json
import random
from pathlib import Path
from typing import Dict, Iterator, List

SUBJECTS = [
    "Deploy key of the shop",
    "[prod] nightly backup completed",
    "URGENT: login page",
    "Access for next week",
    "build 4711 passed",
    "Weekly report of the platform",
    "Certificate of mail.example.org",
    "Lunch on Thursday",
    "Question about the pipeline",
    "Re: your ticket",
]
SENTENCES = [
    "our new pipeline needs it by Monday, and I could not find a page that tells.",
    "Where is the deploy key kept these days?",
    "We need read access to the staging database for a dry run of the migration.",
    "The certificate of the mail server expires in twelve days, and renewal is manual.",
    "The pull token of the registry will be rotated on Monday at nine.",
    "I am locked out since this morning and the second factor is on my desk at home.",
    "There will be a maintenance of the cluster, planned for the night from Tuesday to Wednesday.",
    "The numbers look as they did last week, with a few more requests around noon.",
    "Thanks for the help with the dashboard, it shows what we wanted to see.",
    "I looked in the old wiki, but that page is from before the move.",
    "Could somebody of your team have a look, there is no hurry with it.",
    "The job ran for three hours and ten minutes and wrote four hundred gigabytes.",
]


def messages(count: int, replies: bool = False, start: int = 0, read: bool = False) -> Iterator[Dict[str, object]]:
    """Messages of 300 to 500 characters; with `replies`, each of a kind that gets a draft."""
    random_of_ours = random.Random(20)
    for i in range(start, start + count):
        body = " ".join(random_of_ours.sample(SENTENCES, 5))
        subject = random_of_ours.choice(SUBJECTS)
        if replies:
            subject, body = "Deploy key", "Hello,\n" + SENTENCES[1] + " " + SENTENCES[9] * 4
        message: Dict[str, object] = {
            "id": f"m-{i:06d}",
            "from_agent": f"team-{i % 17}",
            "to_agent": "ops-warden",
            "subject": f"{subject} ({i})",
            "body": body,
            "created_at": f"2026-10-{1 + i // 86400 % 28:02d}T{i // 3600 % 24:02d}:{i // 60 % 60:02d}:{i % 60:02d}Z",
        }
        if read:
            message["read_at"] = "2026-11-01T00:00:00Z"
        yield message


def write_rules(source: Path, directory: Path, copies: int = 1) -> None:
    """The yardstick's rules as the product reads them; of several copies only the last one's fallback decides."""
    rules: List[Dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    (directory / "templates").mkdir(parents=True)
    (directory / "templates" / "answer.mustache").write_text(
        "Hello {{message.sender}},\n\nplease see the handbook, or answer to this message.\n\nops-warden\n"
    )
    lines = ["package triage;", "", "import dev.opswarden.rules.Message;", "import dev.opswarden.rules.Triage;"]
    salience = 100_000
    for copy in range(copies):
        for rule in rules if copy == copies - 1 else rules[:-1]:
            name = rule["name"] if copy == 0 else f"{rule['name']} {copy}"
            regex = rule["regex"] if copy == 0 else rule["regex"].replace("\\b", "\\bx", 1)
            quoted = regex.replace("\\", "\\\\").replace('"', '\\"')
            act = {
                "reply": '$t.replyFrom("answer").because("%s")',
                "escalate": '$t.escalate("%s")',
                "fyi": '$t.fyi("%s")',
                "ignore": '$t.ignore("%s")',
            }[rule["decision"]] % rule["reason"]
            lines += [
                "",
                f'rule "{name}"',
                f"  salience {salience}",
                "when",
                "  $t : Triage( undecided )",
                f'  Message( {rule["field"]} matches "{quoted}" )',
                "then",
                f'  {act}.priority("{rule["priority"]}");',
                "end",
            ]
            salience -= 10
    (directory / "twenty.drl").write_text("\n".join(lines) + "\n", encoding="utf-8")
