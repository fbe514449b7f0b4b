"""Which submission is whose: the order of units and files, whatever order and folder they came in.

What their figures add up to, and what must still be corrected, is calculated elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..agency.settings import Settings
from ..console.messages import N_
from ..declaration.vocabulary import Severity
from ..model.findings import Finding
from ..model.tables import FILE, Tables
from ..names.keys import name_key

NAMELESS = N_("(tanpa nama unit)")


@dataclass(frozen=True)
class Source:
    """One submission, in the order in which units are shown."""

    file: int
    """Its number in the tables that were read."""
    name: str
    """File name, with as many folders as tell it from the others."""
    unit: str
    expected: bool
    """Its unit is one that `lkip.toml` names, or none is named there."""
    readable: bool
    date: str | None
    sha256: str
    version: str | None
    counts: tuple[int, int, int]
    """Findings on it: errors, warnings, notes."""
    copy_of: str | None = None
    """A file with the same bytes, which counts instead of this one."""


def sources_of(
    tables: Tables, findings: Sequence[Finding], settings: Settings
) -> tuple[Source, ...]:
    """Every submission, by unit in the order of `lkip.toml`, then by the unit's name and the file's.

    A unit is spelled as `lkip.toml` spells it. Of files with the same bytes the first one counts.
    """
    known = expected_units(settings)
    places = {key: place for place, key in enumerate(known)}
    sources = list(_sources(tables, _counts(findings), known))

    def order(source: Source) -> tuple[bool, int, str, str, str]:
        key = name_key(source.unit)
        place = places.get(key, len(places))
        return source.unit == NAMELESS, place, key, source.name, source.sha256

    return tuple(_without_copies(sorted(sources, key=order)))


def expected_units(settings: Settings) -> dict[str, str]:
    """Unit key -> the unit as `lkip.toml` first spells it, in its order."""
    units: dict[str, str] = {}
    for unit in settings.units:
        units.setdefault(name_key(unit), unit)
    return units


def _sources(
    tables: Tables, counts: Mapping[str, tuple[int, int, int]], known: Mapping[str, str]
) -> Iterator[Source]:
    identity = tables.records["identity"].select(FILE, "unit", "date")
    stated = {file: (unit, date) for file, unit, date in identity.iter_rows()}
    spelled = _spellings(identity["unit"].drop_nulls().to_list(), known)
    names = shown_names([submission.path for submission in tables.submissions])
    for file, submission in enumerate(tables.submissions):
        unit, date = stated.get(file, (None, None))
        yield Source(
            file,
            names[file],
            spelled[name_key(unit)] if unit else NAMELESS,
            not known or (unit is not None and name_key(unit) in known),
            submission.readable,
            date,
            submission.sha256,
            submission.version,
            counts.get(submission.path, (0, 0, 0)),
        )


def _spellings(units: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Unit key -> the unit as it is shown, whichever of several spellings came first."""
    spelled: dict[str, str] = {}
    for unit in sorted(units):
        spelled.setdefault(name_key(unit), unit)
    return {**spelled, **known}


def _counts(findings: Sequence[Finding]) -> dict[str, tuple[int, int, int]]:
    found = Counter((finding.file, finding.severity) for finding in findings)
    error, warning, note = Severity
    return {
        file: (found[file, error], found[file, warning], found[file, note]) for file, _ in found
    }


def _without_copies(sources: Sequence[Source]) -> list[Source]:
    first: dict[str, str] = {}
    result = []
    for source in sources:
        original = first.setdefault(source.sha256, source.name) if source.sha256 else source.name
        result.append(source if original == source.name else replace(source, copy_of=original))
    return result


def shown_names(paths: Sequence[str]) -> list[str]:
    """The paths without the folders they have in common: each as short as tells it from the others."""
    parts = [path.split("/") for path in paths]
    depth = [1] * len(paths)
    names = ["/".join(each[-1:]) for each in parts]
    while True:
        many = Counter(names)
        open_ones = [
            i for i, name in enumerate(names) if many[name] > 1 and depth[i] < len(parts[i])
        ]
        if not open_ones:
            return names
        for i in open_ones:
            depth[i] += 1
            names[i] = "/".join(parts[i][-depth[i] :])
