"""What is measured: each scene prepares its hub and its states, runs its cases in turn, and gives rows of the table."""

import itertools
import json
import os
import shutil
from pathlib import Path
from typing import Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from .measure import Case, interleave
from .messages import messages, write_rules
from .product import YARDSTICK, Hub, Product, fresh, python_environment

#: What a tick of very many messages needs to be allowed.
PLENTY = {
    "WORKER_MAX_MESSAGES": "100000",
    "WORKER_TIMEOUT_TICK": "30m",
    "WORKER_TIMEOUT_HEALTH": "1m",
    "WORKER_TIMEOUT_FETCH": "10m",
    "WORKER_TIMEOUT_TRIAGE": "10m",
    "WORKER_TIMEOUT_STORE": "2m",
    "WORKER_TIMEOUT_DIGEST": "2m",
}


class Row(NamedTuple):
    """A line of the table: something measured, what it is held against, and the bound."""

    case: Case
    against: Optional[Case] = None
    most: Optional[float] = None  # times `against`
    seconds: Optional[float] = None
    megabytes: Optional[float] = None


class Point(NamedTuple):
    """A point of a growth curve."""

    count: int
    seconds: float
    cpu: float
    megabytes: float


class Scenes:
    """All scenes on the same machine, with the same JDKs, one after another."""

    def __init__(self, products: Sequence[Product], python: str, work: Path, rounds: int, quick: bool) -> None:
        self.products = products
        self.python = python
        self.work = work
        self.rounds = rounds
        self.quick = quick
        self.hubs: List[Hub] = []
        hub = self._hub(products[0], messages(1))
        for product in products:
            # What an edit of the rules costs is not what is measured: they are compiled here.
            product.run(hub.url, "tick", "--state-dir", str(work / f"first-{product.feature}"))
        self.close()

    def close(self) -> None:
        """Ends the hubs of a scene."""
        for hub in self.hubs:
            hub.close()
        self.hubs.clear()

    def _hub(self, product: Product, load: Iterable[Dict[str, object]], options: str = "") -> Hub:
        self.hubs.append(Hub(product, load, options))
        return self.hubs[-1]

    def small(self) -> List[Row]:
        """Ticks and commands of every day, beside the yardstick."""
        rows: List[Row] = []
        hub = self._hub(self.products[0], messages(20))
        new = self._yardstick_tick(hub, "Python: tick, 20 new", known=False)
        nothing = self._yardstick_tick(hub, "Python: tick, nothing new", known=True)
        ask = self._yardstick(["-m", "ask", "--hub", hub.url], "Python: help and one request", "Commands")
        for product in self.products:
            rows += [
                Row(
                    self._tick(product, hub, "tick, 20 new", False, "20 messages decided"),
                    new,
                    1.0 if product.feature == "17" else 0.7,
                    megabytes=120,
                ),
                Row(self._tick(product, hub, "tick, nothing new", True, "no-op"), nothing, 0.8),
                Row(self._off(product), seconds=0.1),
            ]
            rows += [Row(case, ask, 0.8) for case in self._commands(product, hub)]
        beside = [new, nothing, ask, *self._curl()]
        interleave([*beside, *(row.case for row in rows)], self.rounds)
        return [*(Row(case) for case in beside), *rows]

    def _curl(self) -> List[Case]:
        """The two requests of `approve`, and nothing else of what it does: what a person would feel at the least."""
        curl = shutil.which("curl", path="/usr/local/bin:/usr/bin:/bin")
        if not curl:
            return []
        inbox = self._hub(self.products[0], messages(self.rounds + 3, replies=True))
        reply = {"from_agent": "ops-warden", "to_agent": "team-1", "subject": "Re: Deploy key", "body": "In the vault."}
        quiet = [curl, "--silent", "--show-error", "--fail", "--output", os.devnull]

        def command(turn: int) -> List[str]:
            message = f"m-{turn:06d}"
            body = json.dumps({**reply, "thread_id": message, "in_reply_to": message})
            key = ["--header", f"Idempotency-Key: curl-{turn}", "--header", "Content-Type: application/json"]
            mark = ["--next", *quiet[1:], "--request", "PATCH", f"{inbox.url}/messages/{message}/read"]
            return [*quiet, *key, "--data", body, f"{inbox.url}/messages/", *mark]

        return [Case("curl: the requests of approve", command, self.products[0].environment())]

    def many_messages(self) -> Tuple[List[Row], List[Point]]:
        """One tick with ever more new messages."""
        product = self.products[0]
        cases: Dict[int, Case] = {}
        for count in (10, 100) if self.quick else (100, 300, 1_000, 3_000, 10_000):
            hub = self._hub(product, messages(count))
            cases[count] = self._tick(product, hub, f"tick, {count:,} new", False, f"{count} messages decided", PLENTY)
            interleave([cases[count]], 1 if self.quick else 3, warm=0)
            self.close()
        points = [Point(count, case.wall(), case.cpu(), case.memory()) for count, case in cases.items()]
        return [Row(cases[max(cases)], seconds=6, megabytes=400)], points

    def many_rules(self) -> List[Point]:
        """A tick of 20 new messages with ever more rules, compiled before."""
        product = self.products[0]
        points: List[Point] = []
        hub = self._hub(product, messages(20))
        for copies in (1, 2) if self.quick else (1, 5, 25, 50):
            count = copies * 19 + 1
            rules = self.work / f"rules-{copies}"
            write_rules(YARDSTICK / "rules.json", rules, copies)
            more = {"WORKER_RULES_DIR": str(rules), "WORKER_TIMEOUT_TRIAGE": "10m", "WORKER_TIMEOUT_TICK": "20m"}
            product.run(hub.url, "tick", "--state-dir", str(self.work / f"compiled-{copies}"), **more)
            case = self._tick(product, hub, f"tick, {count} rules", False, "20 messages decided", more)
            interleave([case], 1 if self.quick else 3)
            points.append(Point(count, case.wall(), case.cpu(), case.memory()))
        return points

    def many_drafts(self) -> Tuple[List[Row], List[Point]]:
        """Commands over a state that keeps ever more closed drafts; ten of them wait in each."""
        product = self.products[0]
        few, many = (10, 50) if self.quick else (10, 10_000)
        cases: Dict[int, List[Case]] = {}
        hub = self._hub(product, messages(10, replies=True))
        for count in (few, many) if self.quick else (few, 100, 1_000, 3_000, many):
            state = self._kept(product, count)
            cases[count] = [
                self._command(product, hub, state, f"{command}, {count:,} kept", command)
                for command in ("drafts", "status", "tick")
            ]
        interleave(list(itertools.chain.from_iterable(cases.values())), 1 if self.quick else max(5, self.rounds // 3))
        points = [Point(count, of[2].wall(), of[2].cpu(), of[2].memory()) for count, of in cases.items()]
        rows = [Row(big, small, 1.5) for big, small in zip(cases[many], cases[few])]
        return [Row(case) for case in cases[few]] + rows, points

    def long_history(self) -> List[Row]:
        """A sweep of an inbox where very much was read long ago."""
        product = self.products[0]
        history = 1_000 if self.quick else 100_000
        short = self._hub(product, messages(10))
        everything = itertools.chain(messages(history, start=1_000, read=True), messages(10))
        long = self._hub(product, everything, "-Xmx2g -XX:TieredStopAtLevel=4")
        without = self._tick(product, short, "tick, 10 new, no history", False, "10 messages decided")
        beside = self._tick(product, long, f"tick, 10 new, {history:,} read", False, "10 messages decided")
        interleave([without, beside], self.rounds)
        return [Row(without), Row(beside, without, 1.1)]

    def _yardstick(self, args: List[str], name: str, expect: str) -> Case:
        return Case(name, lambda turn: [self.python, *args], python_environment(self.work), None, expect)

    def _yardstick_tick(self, hub: Hub, name: str, known: bool) -> Case:
        template, target = self.work / f"python-{known}", self.work / f"python-state-{known}"
        command = ["-m", "worker", "tick", "--hub", hub.url, "--state-dir", str(target)]
        command += ["--rules", str(YARDSTICK / "rules.json")]
        case = self._yardstick(command, name, "nothing new" if known else "20 messages decided")
        if known:
            first = self._yardstick(command, name, "20 messages decided")
            first.once(keep=False)
            shutil.copytree(target, template, dirs_exist_ok=True)
        case.before = lambda turn: fresh(template, target)
        return case

    def _tick(
        self, product: Product, hub: Hub, name: str, known: bool, expect: str, more: Optional[Dict[str, str]] = None
    ) -> Case:
        """With `known`, of messages that it decided before; else of the same messages as new ones, each time."""
        more = more or {}
        label = f"{name} on {product.feature}"
        template = self.work / f"{label}-before"
        shutil.rmtree(template, ignore_errors=True)
        # The state is never that of a first run: its directory and its key are there.
        product.run(hub.url if known else "http://127.0.0.1:9", "tick", "--state-dir", str(template), **more)
        target = self.work / f"{label}-state"
        return Case(
            label,
            lambda turn: [product.program(), "tick", "--state-dir", str(target)],
            product.environment(hub.url, **more),
            lambda turn: fresh(template, target),
            expect,
        )

    def _off(self, product: Product) -> Case:
        return Case(
            f"tick, disabled on {product.feature}",
            lambda turn: [product.program(), "tick"],
            product.environment(WORKER_ENABLED="0"),
            None,
            "disabled",
        )

    def _commands(self, product: Product, hub: Hub) -> List[Case]:
        state = self.work / f"commands-{product.feature}"
        product.run(hub.url, "tick", "--state-dir", str(state))
        # Each approval needs a draft that was not sent before.
        inbox = self._hub(product, messages(self.rounds + 3, replies=True))
        mail = self.work / f"approve-{product.feature}"
        product.run(inbox.url, "tick", "--state-dir", str(mail))
        return [
            self._command(product, hub, state, f"drafts on {product.feature}", "drafts"),
            self._command(product, hub, state, f"status on {product.feature}", "status"),
            Case(
                f"approve on {product.feature}",
                lambda turn: [product.program(), "approve", f"m-{turn:06d}", "--state-dir", str(mail)],
                product.environment(inbox.url),
                None,
                "sent m-",
            ),
        ]

    @staticmethod
    def _command(product: Product, hub: Hub, state: Path, name: str, command: str) -> Case:
        return Case(
            name,
            lambda turn: [product.program(), command, "--state-dir", str(state)],
            product.environment(hub.url, **PLENTY),
        )

    def _kept(self, product: Product, count: int) -> Path:
        """A state of so many drafts, all but ten of them closed, and long read at the hub."""
        state = self.work / f"kept-{count}"
        hub = Hub(product, messages(count, replies=True))
        try:
            product.run(hub.url, "tick", "--state-dir", str(state), **PLENTY)
        finally:
            hub.close()
        file = state / "worker-drafts.json"
        content = json.loads(file.read_text(encoding="utf-8"))
        for draft in list(content["drafts"].values())[10:]:
            draft.update(status="dismissed", closed_at=draft["created_at"])
        file.write_text(json.dumps(content, indent=2), encoding="utf-8")
        return state
