"""The yardstick: what a tick of warden-runtime does, as a plain Python program would do it.

It reads an agent's inbox at a State Hub, decides each new message by the first of its rules that matches, keeps the
drafts in a file, writes a digest and leaves a note at the hub. Typer, httpx and Pydantic, as many such programs are
written; nothing is imported that it does not use, and nothing is put off.
"""

import os
import re
from datetime import datetime, timezone
from pathlib import Path
from typing import Dict, List, Optional

import httpx
import typer
from pydantic import BaseModel, parse_file_as, parse_obj_as

AGENT = "ops-warden"
PAGE = 200
REPLY = "Hello {sender},\n\n{reason}. Please see the handbook, or answer to this message.\n\nops-warden\n"

app = typer.Typer(add_completion=False)


class Rule(BaseModel):
    name: str
    field: str
    regex: str
    decision: str
    priority: str
    reason: str


class Message(BaseModel):
    id: str
    from_agent: str
    to_agent: str
    subject: str
    body: str
    thread_id: Optional[str]
    created_at: datetime
    read_at: Optional[datetime]

    @property
    def sender(self) -> str:
        return self.from_agent

    @property
    def text(self) -> str:
        return self.subject + "\n" + self.body


class Draft(BaseModel):
    message_id: str
    status: str
    decision: str
    to_agent: str
    subject: str
    body: str
    thread_id: str
    priority: str
    rule: str
    reason: str
    created_at: datetime


class State(BaseModel):
    drafts: Dict[str, Draft] = {}


def write_whole(path: Path, text: str) -> None:
    """The file as it was, or all of the new one, whatever happens."""
    temporary = path.with_suffix(".new")
    with open(temporary, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def unread(hub: httpx.Client) -> List[Message]:
    messages: List[Message] = []
    while True:
        query = {"to_agent": AGENT, "unread_only": "true", "limit": PAGE, "offset": len(messages)}
        answer = hub.get("/messages/", params=query)
        answer.raise_for_status()
        page = parse_obj_as(List[Message], answer.json())
        messages += page
        if len(page) < PAGE:
            return messages


def decide(message: Message, rules: List[Rule]) -> Draft:
    rule = next(rule for rule in rules if re.match(rule.regex, getattr(message, rule.field)))
    replies = rule.decision == "reply"
    return Draft(
        message_id=message.id,
        status="pending" if replies else "open",
        decision=rule.decision,
        to_agent=message.from_agent,
        subject="Re: " + message.subject,
        body=REPLY.format(sender=message.sender, reason=rule.reason) if replies else "",
        thread_id=message.thread_id or message.id,
        priority=rule.priority,
        rule=rule.name,
        reason=rule.reason,
        created_at=datetime.now(timezone.utc),
    )


def digest(drafts: List[Draft]) -> str:
    lines = [f"# {AGENT}: {len(drafts)} open", ""]
    for draft in drafts:
        lines += [
            f"- {draft.decision}: {draft.subject}",
            f"  - from `{draft.to_agent}`, message `{draft.message_id}`",
            f"  - why: {draft.reason} (rule `{draft.rule}`)",
        ]
        if draft.body:
            lines += ["", *("  > " + line for line in draft.body.splitlines()), ""]
    return "\n".join(lines) + "\n"


@app.command()
def tick(
    hub_url: str = typer.Option(..., "--hub"),
    state_dir: Path = typer.Option(..., "--state-dir"),
    rules_file: Path = typer.Option(..., "--rules"),
) -> None:
    """Read the inbox, decide, keep drafts, write the digest, leave a note."""
    state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    state_file = state_dir / "drafts.json"
    state = State.parse_file(state_file) if state_file.exists() else State()
    with httpx.Client(base_url=hub_url, timeout=15) as hub:
        hub.get("/state/health").raise_for_status()
        new = [message for message in unread(hub) if message.id not in state.drafts]
        if not new:
            print("nothing new")
            return
        rules = parse_file_as(List[Rule], rules_file)
        drafts = [decide(message, rules) for message in new]
        state.drafts.update((draft.message_id, draft) for draft in drafts)
        write_whole(state_file, state.json(indent=1))
        write_whole(state_dir / "latest.md", digest([d for d in state.drafts.values() if d.status != "sent"]))
        note = {"author": AGENT, "event_type": "note", "summary": f"{len(drafts)} messages decided", "detail": ""}
        hub.post("/progress/", json=note).raise_for_status()
    print(f"{len(drafts)} messages decided")


@app.command()
def drafts(state_dir: Path = typer.Option(..., "--state-dir")) -> None:
    """Print the drafts that wait."""
    for draft in State.parse_file(state_dir / "drafts.json").drafts.values():
        if draft.status == "pending":
            print(draft.message_id, draft.to_agent, draft.subject)


if __name__ == "__main__":
    app()
