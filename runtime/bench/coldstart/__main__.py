"""cold-start.sh: the table, from one run."""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from . import plot, table
from .measure import Failed
from .messages import write_rules
from .product import ROOT, YARDSTICK, Product, jdk
from .scenes import Scenes

SCENES = ("small", "messages", "drafts", "history", "rules")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="cold-start.sh",
        description="Measures cold starts of the built distribution beside a Python program, and prints a table. "
        "Build it first: ./mvnw -pl runtime/dist -am package",
    )
    parser.add_argument("--quick", action="store_true", help="each once and small: only whether all of it runs")
    parser.add_argument("-n", type=int, default=15, metavar="N", help="rounds; medians are taken (15)")
    parser.add_argument("--jdk", action="append", metavar="F", help="feature versions (17, and 25 if it is there)")
    parser.add_argument("--only", action="append", choices=SCENES, help="not all scenes")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw growth as an SVG (needs the scenes of it)")
    parser.add_argument("--dist", type=Path, default=ROOT / "runtime/dist/target/warden-runtime", metavar="DIR")
    return parser.parse_args()


def main() -> int:
    asked = options()
    if not (asked.dist / "bin/warden-runtime").exists():
        print(f"cold-start.sh: no distribution in '{asked.dist}': build it, or name one by --dist", file=sys.stderr)
        return 69
    homes = {feature: jdk(feature) for feature in asked.jdk or ("17", "25")}
    missing = [feature for feature, home in homes.items() if not home]
    if missing and (asked.jdk or len(missing) == len(homes)):
        print(f"cold-start.sh: no JDK {', '.join(missing)} below /usr/lib/jvm", file=sys.stderr)
        return 69
    work = Path(tempfile.mkdtemp(prefix="cold-start-"))
    try:
        return measure(asked, homes, work)
    except (Failed, OSError) as failure:
        print(f"cold-start.sh: {failure}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)


def measure(asked: argparse.Namespace, homes: dict, work: Path) -> int:
    rules = work / "rules"
    write_rules(YARDSTICK / "rules.json", rules)
    products = [Product(asked.dist, feature, home, work, rules) for feature, home in homes.items() if home]
    scenes = Scenes(products, sys.executable, work, 1 if asked.quick else asked.n, asked.quick)
    try:
        return run(asked, scenes, products)
    finally:
        scenes.close()


def run(asked: argparse.Namespace, scenes: Scenes, products: list) -> int:
    wanted = asked.only or SCENES
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; {platform.machine()}, Python "
        f"{platform.python_version()}; medians of {scenes.rounds} interleaved runs; `least`: processor time",
        flush=True,
    )
    rows, growth = [], []
    for name in wanted:
        told = len(growth)
        if name == "small":
            rows += scenes.small()
        elif name == "messages":
            more, points = scenes.many_messages()
            rows += more
            growth.append(("one tick: new messages", points))
        elif name == "drafts":
            more, points = scenes.many_drafts()
            rows += more
            growth.append(("tick with nothing new: kept drafts", points))
        elif name == "history":
            rows += scenes.long_history()
        elif name == "rules":
            growth.append(("tick of 20 messages: rules", scenes.many_rules()))
        scenes.close()
        # Told at once: what was measured in minutes is not lost with a later scene.
        for title, points in growth[told:]:
            print(f"\n{title}")
            for point in points:
                print(
                    f"  {point.count:>7,}  wall {point.seconds:7.2f} s  processor {point.cpu:7.2f} s  "
                    f"{point.megabytes:5.0f} MB",
                    flush=True,
                )
    print("\n" + "\n".join(table.lines(rows)))
    if asked.plot:
        plot.draw(asked.plot, growth, f"medians; {os.cpu_count()} cores, JDK {products[0].feature}")
        print(f"\ndrawn: {asked.plot}")
    print(f"\nload {os.getloadavg()[0]:.1f} at the end; bounds missed: {table.missed(rows)}")
    return 0


sys.exit(main())
