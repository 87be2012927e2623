"""The table: what was measured, beside what it is held against."""

from typing import List

from .scenes import Row

HEAD = ("", "wall", "processor", "least", "memory", "× wall", "× processor", "bound", "")


def lines(rows: List[Row]) -> List[str]:
    """The rows as a table in Markdown."""
    cells = [HEAD, ("---",) * len(HEAD)] + [_cells(row) for row in rows]
    return ["| " + " | ".join(row) + " |" for row in cells]


def missed(rows: List[Row]) -> int:
    """How many rows are not within their bounds."""
    return sum(1 for row in rows if not all(_met(row)))


def _cells(row: Row) -> tuple:
    case, against = row.case, row.against
    bounds = []
    if row.most and against:
        bounds.append(f"≤ {row.most:g} × {against.name}")
    if row.seconds:
        bounds.append(f"≤ {row.seconds:g} s")
    if row.megabytes:
        bounds.append(f"≤ {row.megabytes:g} MB")
    verdict = "" if not bounds else "met" if all(_met(row)) else "missed"
    return (
        case.name,
        _seconds(case.wall()),
        _seconds(case.cpu()),
        _seconds(case.least_cpu()),
        f"{case.memory():.0f} MB",
        f"{case.wall() / against.wall():.2f}" if against else "",
        f"{case.cpu() / against.cpu():.2f}" if against else "",
        ", ".join(bounds),
        verdict,
    )


def _met(row: Row) -> List[bool]:
    """Time is held to its bound as wall time: that is what somebody waits for."""
    case, against = row.case, row.against
    met = []
    if row.most and against:
        met.append(case.wall() <= row.most * against.wall())
    if row.seconds:
        met.append(case.wall() <= row.seconds)
    if row.megabytes:
        met.append(case.memory() <= row.megabytes)
    return met


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 10 else f"{value:.1f} s"
