"""The distribution on one JDK, and hubs to run it against."""

import atexit
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Dict, Iterable, Optional

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent.parent
YARDSTICK = BENCH / "yardstick"


def jdk(feature: str) -> Optional[Path]:
    """The home of a JDK of this feature version, or nothing."""
    for release in sorted(Path("/usr/lib/jvm").glob("*/release")):
        if f'JAVA_VERSION="{feature}' in release.read_text() and (release.parent / "bin/java").exists():
            return release.parent
    return None


class Product:
    """A copy of the distribution, prepared for a quick start on one JDK."""

    def __init__(self, built: Path, feature: str, home: Path, work: Path, rules: Path) -> None:
        self.feature = feature
        self.java = home
        self.directory = work / f"installed-{feature}"
        self.work = work
        self.rules = rules
        shutil.copytree(built, self.directory, symlinks=True, ignore=shutil.ignore_patterns("startup"))
        for _ in range(3):  # On a machine that is very busy its own limit may end one.
            self.run("", "--prepare")
            if (self.directory / "startup/made-from").exists():
                return
        raise SystemExit(f"there is no archive in {self.directory / 'startup'}: what would be measured is another start")

    def program(self) -> str:
        return str(self.directory / "bin/warden-runtime")

    def environment(self, hub: str = "", **more: str) -> Dict[str, str]:
        """Nothing of this machine's settings, and no notification on somebody's desktop."""
        home = self.work / "home"
        home.mkdir(exist_ok=True)
        all_of_it = {
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "HOME": str(home),
            "TMPDIR": str(self.work),
            "JAVA_HOME": str(self.java),
            "XDG_CACHE_HOME": str(self.work / f"cache-{self.feature}"),
            "WORKER_RULES_DIR": str(self.rules),
            "WORKER_NOTIFY": "",
            "WORKER_BRAIN": "drools",
            # A machine that is busy is told of by the figures, and is no failure.
            "WORKER_TIMEOUT_HEALTH": "30s",
            "WORKER_TIMEOUT_FETCH": "60s",
        }
        if hub:
            all_of_it["WARDEN_HUB_URL"] = hub
        all_of_it.update(more)
        return all_of_it

    def run(self, hub: str, *args: str, **more: str) -> None:
        """Runs a command that is not measured."""
        done = subprocess.run(
            [self.program(), *args],
            env=self.environment(hub, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"'{' '.join(args)}' ended with {done.returncode}: {done.stdout[-2000:]}")


class Hub:
    """The embedded hub as a process of its own, with messages to begin with."""

    def __init__(self, product: Product, messages: Iterable[Dict[str, object]], options: str = "") -> None:
        file = product.work / "messages.jsonl"
        with open(file, "w", encoding="utf-8") as out:
            for message in messages:
                out.write(json.dumps(message) + "\n")
        # It serves every case alike, so it had better be quick; these options come last, after those of a short run.
        environment = product.environment(_JAVA_OPTIONS=options or "-XX:TieredStopAtLevel=4")
        self.process = subprocess.Popen(
            [product.program(), "hub", "--port", "0", "--load", str(file)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        atexit.register(self.close)
        assert self.process.stdout
        self.url = self.process.stdout.readline().strip().replace("listening on ", "")
        file.unlink()
        if not self.url.startswith("http"):
            raise SystemExit(f"the hub did not start, but said: {self.url}")

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait()


def python_environment(work: Path) -> Dict[str, str]:
    """What the yardstick runs with; what it imports is compiled once, as that of an installed program is."""
    return {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "HOME": str(work / "home"),
        "TMPDIR": str(work),
        "PYTHONPATH": str(YARDSTICK),
        "PYTHONPYCACHEPREFIX": str(work / "pycache"),
    }


def fresh(template: Path, target: Path) -> None:
    """A copy of a state directory, in the place of what was there."""
    shutil.rmtree(target, ignore_errors=True)
    if template.exists():
        shutil.copytree(template, target, symlinks=True)
    else:
        target.mkdir(mode=0o700)
    os.chmod(target, 0o700)

