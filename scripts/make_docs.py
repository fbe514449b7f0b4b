"""Make the generated pages of `docs/`: rules by family, and what every command says of itself.

Usage: python -m scripts.make_docs [FOLDER]

In Bahasa Indonesia, like everything users read. Pages written by hand are next to them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from xlsx_lkip.cli.app import cli
from xlsx_lkip.compare.contract import contract
from xlsx_lkip.model.wording import SEVERITY_WORDS
from xlsx_lkip.reports.rules_pages import chosen, family, page
from xlsx_lkip.rules import Rule
from xlsx_lkip.template.guide_text import SEVERITY_NOTE

RULES, COMMANDS, FRAMES = "aturan", "perintah.md", "frames.md"
PROGRAM = "xlsx-lkip"
GENERATED = "<!-- Dibuat dari kode oleh `make docs`; jangan diubah di sini. -->\n"
WHOLE = {
    "": "terisi sebagaimana mestinya",
    "(Nihil)": "Nihil",
    "(kosong)": "tanpa satu baris pun",
}
"""What an example says of a whole sheet, and how it is read aloud."""
BLANK = "(kosong)"
ABOUT_EXAMPLES = (
    "Dalam contoh, isian bertanda kutip tersimpan sebagai teks, yang lain sebagai angka atau kata. "
    "Kolom wajib yang tidak disebut terisi sebagaimana mestinya."
)


ABOUT_FRAMES = """# The frames that rules look at

For developers. A rule's `Check` names a frame and may use every column of it. A sheet's frame has the
columns that all sheets have and those of the sections that name it (`budget` is Anggaran; its Jumlah rows
are `budget.summary`, its subtotals `budget.subtotals`). A name in braces stands for each column that is
meant: `{declared}` for all that the sheet declares, `{percent}` for its percentages, and so on
(`xlsx_lkip/compare/contract.py`). Figures are exact integers in the scale of their kind: sen, persons,
1/100 percent. A test holds every frame to this page.
"""


def main(target: Path) -> None:
    """Write all pages below the target, and remove those of families that are no more."""
    folder = target / RULES
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"README": index(chosen(None)), **family_pages(chosen(None))}
    for name, text in pages.items():
        _write(folder / f"{name}.md", text)
    for stale in folder.glob("*.md"):
        if stale.stem not in pages:
            stale.unlink()
    _write(target / COMMANDS, commands_page())
    _write(target / FRAMES, frames_page())


def _write(path: Path, text: str) -> None:
    path.write_text(f"{GENERATED}\n{text.rstrip()}\n", encoding="utf-8", newline="\n")


def _families(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """Letter and rules of each family."""
    for letter, members in groupby(rules, key=lambda rule: rule.code[0]):
        yield letter, list(members)


def index(rules: Sequence[Rule]) -> str:
    """All rules by family, each with a link to its page."""
    parts = [f"# Aturan pemeriksaan\n\n{SEVERITY_NOTE}\n"]
    for letter, members in _families(rules):
        rows = [
            f"| [{rule.code}]({letter}.md#{rule.code.lower()}) "
            f"| {SEVERITY_WORDS[rule.severity]} | {rule.title} |"
            for rule in members
        ]
        heading = f"## {letter}: [{family(members[0])}]({letter}.md)\n"
        table = ["| Kode | Bobot | Aturan |", "|---|---|---|", *rows, ""]
        parts.append("\n".join([heading, *table]))
    return "\n".join(parts)


def family_pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Letter -> the pages of that family's rules, one below the other."""
    return {
        letter: "\n".join(
            [f"# {letter}: {family(members[0])}\n"]
            + [f"[Semua aturan](README.md). {ABOUT_EXAMPLES}\n"]
            + [rule_page(rule) for rule in members]
        )
        for letter, members in _families(rules)
    }


def rule_page(rule: Rule) -> str:
    """The page that `rules` prints, with an anchor, and the examples as tables."""
    words = page(replace(rule, breaks="", holds=""), "##")
    parts = [f'<a id="{rule.code.lower()}"></a>\n', words]
    for heading, example in (("Melanggar", rule.breaks), ("Benar", rule.holds)):
        if example:
            parts.append(f"**Contoh: {heading.lower()}**\n\n{example_tables(example)}")
    return "\n".join(parts)


def example_tables(example: str) -> str:
    """An example workbook (see tests/examples.py) as Markdown, a table for each sheet."""
    return "\n".join(_block(*block.split("\n")) for block in example.split("\n\n"))


def _block(title: str, *lines: str) -> str:
    if title.startswith("Berkas "):
        return "\n".join([f"{title}:\n", *([_block(*lines)] if lines else [])])
    if "." in title:
        return "\n".join([f"`{title}`:\n", "```text", *lines, "```\n"])
    if not lines or lines[0] in WHOLE:
        return f"Lembar {title}: {WHOLE[lines[0] if lines else '']}.\n"
    if title == "Identitas":
        lines = ("Uraian | Isian", *lines)
    stated = [line for line in lines if ": " in line]
    header, *rows = [line.replace('""', BLANK) for line in lines if line not in stated]
    ruler = "|---" * (header.count("|") + 1) + "|"
    table = [f"| {header} |", ruler, *(f"| {row} |" for row in rows), ""]
    return "\n".join([f"Lembar {title}:\n", *table, *(f"Baris {line}\n" for line in stated)])


def commands_page() -> str:
    """What `--help` prints, of the program and of each command, at 80 columns."""
    parts = ["# Perintah\n", _help(cli, _context(cli, PROGRAM))]
    for name, command in cli.commands.items():
        context = _context(command, name, _context(cli, PROGRAM))
        parts += [f"## {name}\n", _help(command, context)]
    return "\n".join(parts)


def frames_page() -> str:
    """For developers: the columns of every frame that rules look at."""
    parts = [ABOUT_FRAMES]
    for section, columns in contract().items():
        rows = [
            f"| `{each.name}` | {each.type} | {each.meaning} | {each.null} |" for each in columns
        ]
        header = ["| column | type | what it holds | null when |", "|---|---|---|---|"]
        parts.append("\n".join([f"## {section}\n", *header, *rows, ""]))
    return "\n".join(parts)


def _context(
    command: click.Command, name: str, parent: click.Context | None = None
) -> click.Context:
    return command.context_class(command, parent, name, terminal_width=80)


def _help(command: click.Command, context: click.Context) -> str:
    return f"```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs"))
