"""Draw `docs/img/layout.svg`: the packages of the tool, floor above floor, and what each imports.

Usage: python -m scripts.draw_layout [FOLDER]

Read from the imports in the code. An arrow that others imply is not drawn: where A imports B and C, and B
imports C, there is one from A to B and one from B to C.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from textwrap import wrap

PACKAGE = Path(__file__).parent.parent / "xlsx_lkip"
NAME = "layout.svg"
FLOORS = (
    ("api", "cli"),
    ("annotate", "previous"),
    ("reports", "summary"),
    ("consolidation",),
    ("check",),
    ("compare", "localize"),
    ("submissions", "template"),
    ("agency",),
    ("rules",),
    ("readings", "workbooks"),
    ("figures", "reader"),
    ("model",),
    ("declaration",),
    ("console", "names"),
)
"""Every package, and `api`, from the top down. One imports only from floors below its own."""
SUMMARY_FLOORS = (
    ("consolidated_workbook",),
    ("front_page",),
    ("reconciliation",),
    ("changes", "lists"),
    ("sheets",),
)
"""The same within `summary`."""
_WIDTH, _HEIGHT, _ACROSS, _DOWN, _MARGIN = 270, 62, 40, 34, 16
_LINE = 44
"""Letters of what a package is for that are in one line of its box."""


def imports_between(folder: Path) -> dict[str, set[str]]:
    """What each package or module of a folder imports of its neighbours there.

    Args:
        folder: a package below or at `PACKAGE`.

    Returns:
        Name -> the names that any of its modules import, itself left out.
    """
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        inner = path.relative_to(folder).parts
        name = inner[0].removesuffix(".py")
        names = {target for target in _imported(path, folder) if target != name}
        if name != "__init__":
            found.setdefault(name, set()).update(names)
    return {name: targets & found.keys() for name, targets in found.items()}


def _imported(path: Path, folder: Path) -> Iterator[str]:
    """The first names below the folder that the module's relative imports lead to."""
    below = path.relative_to(folder).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not 0 < node.level <= len(below) + 1:
            continue
        target = (*below[: len(below) + 1 - node.level], *(node.module or "").split("."))
        named = [part for part in target if part]
        yield from named[:1] or (alias.name for alias in node.names)


def _drawn(arrows: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """The arrows that no others imply."""
    reached = {name: _reached(name, arrows) for name in arrows}
    return {
        name: sorted(t for t in targets if not any(t in reached[other] for other in targets))
        for name, targets in arrows.items()
    }


def _reached(name: str, arrows: Mapping[str, set[str]]) -> set[str]:
    return arrows[name].union(*(_reached(target, arrows) for target in arrows[name]))


def picture() -> str:
    """The drawing, as SVG."""
    widest = max(map(len, FLOORS))
    width = widest * _WIDTH + (widest - 1) * _ACROSS + 2 * _MARGIN
    height = len(FLOORS) * (_HEIGHT + _DOWN) - _DOWN + 2 * _MARGIN
    places = {}
    for floor, names in enumerate(FLOORS):
        wide = len(names) * (_WIDTH + _ACROSS) - _ACROSS
        for number, name in enumerate(names):
            left = (width - wide) // 2 + number * (_WIDTH + _ACROSS)
            places[name] = left, _MARGIN + floor * (_HEIGHT + _DOWN)
    arrows = _drawn({k: v for k, v in imports_between(PACKAGE).items() if k in places})
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6b7f"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *(_arrow(places[a], places[b]) for a, targets in arrows.items() for b in targets),
        *(part for name, place in places.items() for part in _box(name, place)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    left, top = start[0] + _WIDTH // 2, start[1] + _HEIGHT
    right, bottom = end[0] + _WIDTH // 2, end[1]
    half = (bottom - top) // 2
    curve = f"M{left} {top}C{left} {top + half} {right} {bottom - half} {right} {bottom}"
    return f'<path d="{curve}" fill="none" stroke="#5b6b7f" marker-end="url(#tip)"/>'


def _box(name: str, place: tuple[int, int]) -> Iterator[str]:
    left, top = place
    package = PACKAGE / name / "__init__.py"
    module = package if package.is_file() else PACKAGE / f"{name}.py"
    source = module.read_text(encoding="utf-8")
    what = " ".join((ast.get_docstring(ast.parse(source)) or "").partition(".")[0].split())
    yield (
        f'<rect x="{left}" y="{top}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="#eef3f9" '
        'stroke="#1f3a5f"/>'
    )
    yield (
        f'<text x="{left + 10}" y="{top + 19}" font-size="14" font-weight="bold" fill="#1f3a5f">{name}'
        "</text>"
    )
    lines = wrap(what.replace("`", ""), _LINE, max_lines=2, placeholder=" …")
    for number, line in enumerate(lines):
        y = top + 36 + 14 * number
        yield f'<text x="{left + 10}" y="{y}" font-size="11" fill="#333333">{escape(line)}</text>'


def main(target: Path) -> None:
    """Write the picture into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    (target / NAME).write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/img"))
