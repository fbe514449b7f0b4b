"""`lkip.toml`: what the agency knows beforehand. Every key is optional, an unknown one is an error.

Figures are exact: the agency's totals are read as decimals, never as binary floating point.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..console.errors import UserError
from ..console.harmless import harmless
from ..console.messages import _
from ..declaration.vocabulary import Kind
from ..declaration.workbook import CONTROL_TOTALS, SCALE
from ..model.numbers import LARGEST
from ..names.keys import name_key, readable
from ..reader.discovery import DEFAULT_LIMIT_MB
from .code_list import code_list
from .inputs import Unusable, contents, flaw
from .plan import Plan
from .scales import problem_with
from .settings_files import FILE_NAME, found_for
from .settings_text import parsed, texts_of

_LARGEST_MB = 1
"""Of the file. Ten thousand units fill half of it."""
_MOST_SHOWN = 80
"""Characters of a wrong value."""
_NIP = re.compile(r"([0-9]\s*){18}")


class SettingsError(UserError):
    """The settings cannot be used; the text says what to correct, and where."""


@dataclass(frozen=True)
class Signatory:
    """Who signs the consolidated report, and where; None where it is not stated."""

    head: str | None = None
    position: str | None = None
    rank: str | None = None
    nip: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Settings:
    """What `lkip.toml` says."""

    path: Path | None = None
    agency: str | None = None
    region: str | None = None
    year: int | None = None
    signatory: Signatory = Signatory()
    """The head of agency."""
    units: tuple[str, ...] = ()
    """Units that are expected to submit: those named, else those of the plan."""
    control: Mapping[str, int] = field(default_factory=dict)
    """The agency's totals, in the scale of their kind (sen, persons, 1/100 percent)."""
    scale: Mapping[str, int] = field(default_factory=lambda: SCALE)
    """Lower bound of each Kategori in percent, highest first."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Kode -> name, of the agency's code list; empty where none is given."""
    codes_file: Path | None = None
    plan: Plan | None = None
    """What the agency planned for each unit."""
    limit_mb: int = DEFAULT_LIMIT_MB
    partial: bool = False
    """Found beside files that were named one by one: who is not among them is not missing."""

    @property
    def source(self) -> str:
        """The file's path as findings name it."""
        return readable(self.path.as_posix()) if self.path else FILE_NAME

    @property
    def files(self) -> list[Path]:
        """The files that it was read from."""
        plan = [Path(self.plan.source)] if self.plan else []
        return [each for each in (self.path, self.codes_file, *plan) if each]

    def with_plan(self, file: Path) -> Settings:
        """The same with the plan in that file, whose units are expected where none are named.

        Raises:
            PlanError: it cannot be used.
        """
        from .plan.reading import read_plan  # It brings a reader of its own, which few runs need.

        plan = read_plan(file, self.units)
        return replace(self, plan=plan, units=self.units or plan.units)


def settings_for(config: Path | None, paths: Iterable[Path]) -> Settings:
    """The settings of a run: of `--config`, else of the `lkip.toml` that applies to the paths.

    Raises:
        SettingsError: the file is missing, is not TOML, or says something unknown; or it is not clear
            which one applies.
    """
    if config is not None:
        return load(config)
    paths = list(paths)
    found = found_for(paths)
    if unclear := found.unclear():
        raise SettingsError(unclear)
    if not found.applying:
        return Settings()
    return replace(load(found.applying[0]), partial=not any(map(os.path.isdir, paths)))


def load(path: Path) -> Settings:
    """The settings in a file.

    Raises:
        SettingsError: see `settings_for`.
    """
    try:
        data = parsed(contents(path, _LARGEST_MB))
        flawed = [(key, wrong) for key, text in texts_of(data) if (wrong := flaw(text))]
    except Unusable as error:
        message = _("Berkas pengaturan {path} {reason}.")
        raise SettingsError(message.format(path=path, reason=error.reason)) from error
    if flawed:
        key, wrong = flawed[0]
        raise SettingsError(f"{path}: {harmless(key)} {wrong}.")
    return _Section(path, data, "").settings()


@dataclass
class _Section:
    """One table of the file, whose keys are taken one by one; what is left over is unknown."""

    path: Path
    data: dict[str, Any]
    name: str
    known: list[str] = field(default_factory=list)

    def settings(self) -> Settings:
        agency, control = self._section("agency"), self._section("control")
        codes, limits = self._section("codes"), self._section("limits")
        plan = self._section("plan")
        codes_file, listed = codes._codes()
        result = Settings(
            path=self.path,
            agency=agency._text("name"),
            region=agency._text("region"),
            year=agency._take("year", int, _("tahun, misalnya 2023"), lambda y: 2000 <= y <= 2100),
            signatory=agency._signatory(),
            units=agency._units(),
            control=control._control(),
            scale=self._scale(),
            codes=listed,
            codes_file=codes_file,
            limit_mb=limits._take("file_mb", int, _("bilangan bulat di atas 0"), lambda n: n > 0)
            or DEFAULT_LIMIT_MB,
        )
        planned = plan._file_name(_("nama berkas CSV atau buku kerja"))
        for section in (agency, control, codes, plan, limits, self):
            section._refuse_unknown()
        return result.with_plan(self.path.parent / planned) if planned else result

    def _section(self, name: str) -> _Section:
        return _Section(
            self.path, self._take(name, dict, _("bagian [{name}]").format(name=name)) or {}, name
        )

    def _take(
        self, key: str, kind: Any, what: str, sound: Callable[[Any], bool] = lambda __: True
    ) -> Any:
        self.known.append(key)
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or isinstance(value, bool) or not sound(value):
            raise self._not(key, what, _shown(value))
        return value

    def _text(self, key: str) -> str | None:
        """A text on one line; None where nothing is in it."""
        return " ".join((self._take(key, str, _("teks")) or "").split()) or None

    def _file_name(self, what: str) -> str | None:
        name: str | None = self._take("file", str, what, lambda n: bool(n.strip()))
        return name

    def _signatory(self) -> Signatory:
        stated = {key: self._text(key) for key in ("head", "position", "rank", "place")}
        nip = self._take("nip", str, _("teks dengan 18 angka"), lambda n: bool(_NIP.fullmatch(n)))
        return Signatory(**stated, nip="".join(nip.split()) if nip else None)

    def _units(self) -> tuple[str, ...]:
        units = self._take(
            "units", list, _("daftar nama unit kerja"), lambda u: all(isinstance(n, str) for n in u)
        )
        named: dict[str, str] = {}
        for unit in units or ():
            if not name_key(unit):
                raise self._error(
                    "units",
                    _('{key} memuat nama tanpa huruf Latin atau angka: "{unit}"'),
                    unit=unit,
                )
            if named.setdefault(name_key(unit), unit) != unit:
                message = _('{key} menyebut satu unit dua kali, sebagai "{known}" dan "{unit}"')
                raise self._error("units", message, known=named[name_key(unit)], unit=unit)
        return tuple(named.values())

    def _control(self) -> dict[str, int]:
        totals = {}
        for key, total in CONTROL_TOTALS.items():
            value = self._take(key, (int, Decimal), _("angka"), _is_figure)
            if value is None:
                continue
            scaled = Fraction(value) * total.kind.scale
            if scaled.denominator != 1:
                two = _("angka berdesimal paling banyak dua")
                raise self._not(
                    key, _("bilangan bulat") if total.kind is Kind.COUNT else two, value
                )
            totals[key] = int(scaled)
        return totals

    def _scale(self) -> Mapping[str, int]:
        scale = self._take(
            "scale",
            dict,
            _("bagian [scale] dengan bilangan bulat"),
            lambda s: all(type(n) is int for n in s.values()),
        )
        if not scale:
            return SCALE
        problem = problem_with(scale)
        if problem:
            raise self._error("scale", problem)
        return dict(sorted(scale.items(), key=lambda step: -step[1]))

    def _codes(self) -> tuple[Path | None, Mapping[str, str]]:
        """The file of the code list, and what is in it."""
        name = self._file_name(_("nama berkas CSV"))
        if name is None:
            return None, {}
        file = self.path.parent / name
        try:
            return file, code_list(file)
        except Unusable as error:
            message = _("{key} menunjuk {file}, yang {reason}")
            raise self._error("file", message, file=file, reason=error.reason) from error

    def _refuse_unknown(self) -> None:
        for key in self.data:
            if key not in self.known:
                raise self._unknown(key)

    def _unknown(self, key: str) -> SettingsError:
        near = get_close_matches(key, self.known, n=1)
        if near:
            message = _("{key} tidak dikenal; mungkin maksudnya {near}")
            return self._error(key, message, near=near[0])
        message = _("{key} tidak dikenal (yang ada: {known})")
        return self._error(key, message, known=", ".join(self.known))

    def _not(self, key: str, what: str, value: object) -> SettingsError:
        return self._error(
            key, _("{key} harus berupa {what}, bukan {value}"), what=what, value=value
        )

    def _error(self, key: str, message: str, **facts: object) -> SettingsError:
        full = harmless(f"{self.name}.{key}" if self.name else key)
        shown = {name: harmless(str(fact)) for name, fact in facts.items()}
        return SettingsError(f"{self.path}: {message.format(key=full, **shown)}.")


def _is_figure(value: int | Decimal) -> bool:
    most = LARGEST // Kind.AMOUNT.scale
    is_finite = isinstance(value, int) or value.is_finite()
    return is_finite and -most <= value <= most


def _shown(value: Any) -> str:
    """The value as the file has it, nearly, or its beginning."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # Python writes out no integer of more than 4,300 digits.
        return _("bilangan yang terlalu panjang")
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}..."
