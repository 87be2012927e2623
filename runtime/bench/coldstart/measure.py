"""One run of a program: how long, how much processor time, how much memory."""

import os
import statistics
import time
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence


class Run(NamedTuple):
    """What one run took, the children that it waited for included."""

    wall: float  # seconds
    cpu: float  # seconds of user and system time, on all cores
    memory: float  # megabytes that were resident at most


class Failed(Exception):
    """A run that did not end as it should: its figures mean nothing."""


class Case:
    """Something to run, as often as is wanted; what `before` prepares is not measured."""

    def __init__(
        self,
        name: str,
        command: Callable[[int], Sequence[str]],
        environment: Dict[str, str],
        before: Optional[Callable[[int], None]] = None,
        expect: str = "",
    ) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.before = before
        self.expect = expect
        self.runs: List[Run] = []
        self.turn = 0

    def once(self, keep: bool) -> Run:
        turn = self.turn
        self.turn += 1
        if self.before:
            self.before(turn)
        run = _run(self.name, list(self.command(turn)), self.environment, self.expect)
        if keep:
            self.runs.append(run)
        return run

    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs)

    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    def least_cpu(self) -> float:
        return min(run.cpu for run in self.runs)

    def memory(self) -> float:
        return statistics.median(run.memory for run in self.runs)


def interleave(cases: Sequence[Case], rounds: int, warm: int = 1) -> None:
    """Runs all cases in turn, so that whatever else the machine does falls on each of them alike."""
    for turn in range(warm + rounds):
        # Now from one end and now from the other: no case always follows the same neighbour.
        for case in cases if turn % 2 == 0 else reversed(cases):
            case.once(turn >= warm)


def _run(name: str, command: List[str], environment: Dict[str, str], expect: str) -> Run:
    out_path = os.path.join(environment["TMPDIR"], "out.txt")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    out = os.open(out_path, flags, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    actions = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, environment, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    os.close(out)
    os.close(nothing)
    with open(out_path, encoding="utf-8", errors="replace") as file:
        said = file.read()
    code = os.waitstatus_to_exitcode(status)
    if code != 0 or expect not in said:
        raise Failed(f"{name}: '{' '.join(command)}' ended with {code}, and '{expect}' was expected in: {said[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
