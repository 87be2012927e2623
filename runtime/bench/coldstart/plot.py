"""Draws growth curves as an SVG, without a library: three panels, time on the left axis and memory on the right."""

from pathlib import Path
from typing import List, Sequence, Tuple

from .scenes import Point

WIDTH, HEIGHT, LEFT, TOP, INNER_W, INNER_H = 330, 260, 52, 40, 220, 160


def draw(file: Path, panels: Sequence[Tuple[str, List[Point]]], note: str) -> None:
    """Writes the file."""
    body = [_panel(i * WIDTH, title, points) for i, (title, points) in enumerate(panels)]
    width = WIDTH * len(panels)
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT + 20}" '
        f'viewBox="0 0 {width} {HEIGHT + 20}" font-family="sans-serif" font-size="11">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n'
        + "\n".join(body)
        + f'\n<text x="{LEFT}" y="{HEIGHT + 10}" fill="#555">{note}</text>\n</svg>\n',
        encoding="utf-8",
    )


def _panel(x: int, title: str, points: List[Point]) -> str:
    most_count = max(point.count for point in points)
    most_time = _round_up(max(max(point.seconds, point.cpu) for point in points))
    most_memory = _round_up(max(point.megabytes for point in points))

    def path(values: List[float], most: float, colour: str, dash: str = "") -> str:
        at = [
            (LEFT + INNER_W * point.count / most_count, TOP + INNER_H * (1 - value / most))
            for point, value in zip(points, values)
        ]
        line = " ".join(f"{'M' if i == 0 else 'L'}{px:.1f} {py:.1f}" for i, (px, py) in enumerate(at))
        dots = "".join(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="2.5" fill="{colour}"/>' for px, py in at)
        return f'<path d="{line}" fill="none" stroke="{colour}" stroke-dasharray="{dash}"/>{dots}'

    parts = [
        f'<g transform="translate({x} 0)">',
        f'<text x="{LEFT}" y="16" font-weight="bold">{title}</text>',
        f'<rect x="{LEFT}" y="{TOP}" width="{INNER_W}" height="{INNER_H}" fill="none" stroke="#999"/>',
        f'<text x="{LEFT}" y="{TOP - 6}" fill="#1f5fa8">s: wall, and processor dashed</text>',
        f'<text x="{LEFT + INNER_W}" y="{TOP - 6}" text-anchor="end" fill="#b3541e">MB</text>',
    ]
    for share in (0, 0.5, 1):
        y = TOP + INNER_H * (1 - share)
        parts += [
            f'<text x="{LEFT - 4}" y="{y + 4:.0f}" text-anchor="end" fill="#1f5fa8">{most_time * share:g}</text>',
            f'<text x="{LEFT + INNER_W + 4}" y="{y + 4:.0f}" fill="#b3541e">{most_memory * share:g}</text>',
            f'<text x="{LEFT + INNER_W * share:.0f}" y="{TOP + INNER_H + 16}" text-anchor="middle">'
            f"{most_count * share:,.0f}</text>",
        ]
    parts += [
        path([point.seconds for point in points], most_time, "#1f5fa8"),
        path([point.cpu for point in points], most_time, "#1f5fa8", "4 3"),
        path([point.megabytes for point in points], most_memory, "#b3541e"),
        "</g>",
    ]
    return "\n".join(parts)


def _round_up(value: float) -> float:
    step = 10 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    return round((int(value / step) + 1) * step, 3)
