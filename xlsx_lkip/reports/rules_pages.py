"""The rules as pages to read: in the terminal, as Markdown for the documentation, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..console.errors import UserError
from ..console.messages import N_, _
from ..declaration.workbook import WORKBOOK
from ..model.wording import SEVERITY_WORDS
from ..rules import RULES, Rule
from .row import SEVERITY_STYLES

_ACROSS = {"B": N_("Berkas"), "L": N_("Antarlembar"), "U": N_("Antarkiriman")}
_PLACEHOLDER = re.compile(r"\{\w+\}")
_REMARK = re.compile(r"(?<=[^\s\"(])\{\w+\}")
"""A sentence or word that is added where it applies: it clings to what is before it."""


class UnknownRuleError(UserError):
    """No rule has that code; the text says so."""


def chosen(code: str | None) -> list[Rule]:
    """The rule of that code, in whatever case; without a code all, family by family.

    Raises:
        UnknownRuleError: there is none.
    """
    if code is None:
        return sorted(RULES.values(), key=lambda rule: (_order(rule), rule.code))
    if code.upper() not in RULES:
        near = [each for each in sorted(RULES) if each[0] == code[:1].upper()]
        known = ", ".join(near) or _("lihat daftarnya: xlsx-lkip rules")
        wording = _("Tidak ada aturan {code} ({known}).")
        raise UnknownRuleError(wording.format(code=code, known=known))
    return [RULES[code.upper()]]


def family(rule: Rule) -> str:
    """`Berkas`, `Pegawai, Tenaga Pendukung`: what the rules of that letter are about."""
    letter = rule.code[0]
    titles = [sheet.title for sheet in WORKBOOK.filled if sheet.family == letter]
    return _(_ACROSS.get(letter)) or ", ".join(titles)


def _order(rule: Rule) -> int:
    """The file, its sheets in order, and what lies across sheets and files."""
    families = ["B", *(sheet.family for sheet in WORKBOOK.filled), "L", "U"]
    return families.index(rule.code[0])


def sentence(template: str) -> str:
    """A message or remedy, with dots where figures and names come."""
    return _PLACEHOLDER.sub("\u2026", _REMARK.sub("", _(template)))


def _families(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    for name, members in groupby(rules, key=family):
        yield name, list(members)


def show(console: Console, rules: Sequence[Rule], *, whole: bool) -> None:
    """Print the rules: their pages, or a list of codes and titles."""
    if whole:
        for rule in rules:
            _show_page(console, rule)
        return
    for name, members in _families(rules):
        console.print(Text(name, "bold"))
        console.print(_list(members))
    console.print(_("Keterangan satu aturan: xlsx-lkip rules KODE"))


def _list(rules: Sequence[Rule]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for rule in rules:
        table.add_row(Text(rule.code), _severity(rule), Text(_(rule.title)))
    table.add_row()
    return table


def _severity(rule: Rule) -> Text:
    return Text(_(SEVERITY_WORDS[rule.severity]), SEVERITY_STYLES[rule.severity])


def _show_page(console: Console, rule: Rule) -> None:
    console.print(
        Text(f"{rule.code} {_(rule.title)} ", "bold")
        .append("(")
        .append(_severity(rule))
        .append(")")
    )
    for heading, text in _sections(rule):
        console.print(Text(f"\n{heading}", "bold"))
        console.print(Padding(Text(text), (0, 0, 0, 2)))


def _sections(rule: Rule) -> Iterator[tuple[str, str]]:
    """Headings and texts of a page, those that there are."""
    yield _("Penjelasan"), _(rule.page)
    yield _("Pesan"), sentence(rule.message)
    yield _("Yang perlu dilakukan"), sentence(rule.remedy)
    if rule.breaks:
        yield _("Contoh yang melanggar"), rule.breaks
    if rule.holds:
        yield _("Contoh yang benar"), rule.holds


def as_markdown(rules: Sequence[Rule]) -> str:
    """One page for each rule, below a heading for each family; of a single rule its page alone."""
    if len(rules) == 1:
        return page(rules[0], "#")
    parts = [_("# Aturan pemeriksaan\n")]
    for name, members in _families(rules):
        parts += [f"## {members[0].code[0]}: {name}\n", *(page(rule, "###") for rule in members)]
    return "\n".join(parts)


def page(rule: Rule, level: str) -> str:
    """A rule's page in Markdown; `level` is the mark of its heading, e.g. `##`."""
    lines = [
        f"{level} {rule.code} {_(rule.title)}",
        "",
        _("Bobot: **{severity}**").format(severity=_(SEVERITY_WORDS[rule.severity])),
        "",
    ]
    for heading, text in _sections(rule):
        fenced = text in {rule.breaks, rule.holds}
        lines += [f"**{heading}**", "", *(["```text", text, "```"] if fenced else [text]), ""]
    return "\n".join(lines)


def as_json(rules: Sequence[Rule]) -> str:
    """A list of the rules, with their message templates."""
    pages = [
        {
            "code": rule.code,
            "severity": rule.severity.value,
            "family": family(rule),
            "title": _(rule.title),
            "message": _(rule.message),
            "remedy": _(rule.remedy),
            "page": _(rule.page),
            "breaks": rule.breaks,
            "holds": rule.holds,
        }
        for rule in rules
    ]
    return json.dumps(pages, ensure_ascii=False, indent=2) + "\n"
