"""`lkip.toml`: what the agency knows beforehand. Every key is optional, an unknown one is an error.

Figures are exact: the agency's totals are read as decimals, never as binary floating point.
"""

from __future__ import annotations

import csv
import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

from .language import N_, _
from .lkip import SCALE
from .notation import LARGEST
from .plan import Plan, read_plan
from .reader.discovery import DEFAULT_LIMIT_MB
from .refusal import Refusal
from .scales import trouble_with
from .separated import separated
from .spec import Kind

FILE_NAME = "lkip.toml"
CONTROL_KINDS: Mapping[str, Kind] = {
    "staff": Kind.COUNT,
    "support": Kind.COUNT,
    "budget": Kind.AMOUNT,
    "realization": Kind.AMOUNT,
    "remaining": Kind.AMOUNT,
    "absorption": Kind.PERCENT,
}
"""Control totals and what they count."""
_NIP = re.compile(r"(\d\s*){18}")


class SettingsError(Refusal):
    """The settings cannot be used; the text says what to mend, and where."""


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
    plan: Plan | None = None
    """What the agency planned for each unit."""
    limit_mb: int = DEFAULT_LIMIT_MB

    @property
    def source(self) -> str:
        """The file's path as findings name it."""
        return self.path.as_posix() if self.path else FILE_NAME

    @property
    def files(self) -> list[Path]:
        """The files that it was read from."""
        plan = [Path(self.plan.source)] if self.plan else []
        return [*([self.path] if self.path else []), *plan]

    def with_plan(self, file: Path) -> Settings:
        """The same with the plan in that file, whose units are expected where none are named.

        Raises:
            PlanError: it cannot be used.
        """
        plan = read_plan(file, self.units)
        return replace(self, plan=plan, units=self.units or plan.units)


def settings_for(config: Path | None, paths: Iterable[Path]) -> Settings:
    """The settings of a run: of `--config`, else of the `lkip.toml` in the folder given.

    Raises:
        SettingsError: the file is missing, is not TOML, or says something unknown.
    """
    if config is None:
        inside = [path / FILE_NAME for path in paths if os.path.isfile(path / FILE_NAME)]
        if len({path.resolve() for path in inside}) > 1:
            said = _(
                "Ada lebih dari satu {name} di folder yang diberikan. Pilih satu dengan --config."
            )
            raise SettingsError(said.format(name=FILE_NAME))
        config = inside[0] if inside else None
    return load(config) if config else Settings()


def load(path: Path) -> Settings:
    """The settings in a file.

    Raises:
        SettingsError: see `settings_for`.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except FileNotFoundError as error:
        raise _unusable(N_("Berkas pengaturan {path} tidak ada."), path) from error
    except OSError as error:
        raise _unusable(N_("Berkas pengaturan {path} tidak dapat dibuka."), path) from error
    except UnicodeDecodeError as error:
        said = N_("Berkas pengaturan {path} harus disimpan sebagai UTF-8.")
        raise _unusable(said, path) from error
    except tomllib.TOMLDecodeError as error:
        said = N_("{path} bukan TOML yang benar{position}.")
        raise _unusable(said, path, position=_position(error)) from error
    return _Section(path, data, "").settings()


def _unusable(said: str, path: Path, **facts: str) -> SettingsError:
    return SettingsError(_(said).format(path=path, **facts))


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
        result = Settings(
            path=self.path,
            agency=agency._take("name", str, _("teks")),
            region=agency._take("region", str, _("teks")),
            year=agency._take("year", int, _("tahun, misalnya 2023"), lambda y: 2000 <= y <= 2100),
            signatory=agency._signatory(),
            units=agency._units(),
            control=control._control(),
            scale=self._scale(),
            codes=codes._codes(),
            limit_mb=limits._take("file_mb", int, _("bilangan bulat di atas 0"), lambda n: n > 0)
            or DEFAULT_LIMIT_MB,
        )
        planned = plan._take("file", str, _("nama berkas CSV atau buku kerja"))
        for section in (agency, control, codes, plan, limits, self):
            section._refuse_unknown()
        return result.with_plan(self.path.parent / planned) if planned else result

    def _section(self, name: str) -> _Section:
        return _Section(
            self.path, self._take(name, dict, _("bagian [{name}]").format(name=name)) or {}, name
        )

    def _take(
        self, key: str, kind: Any, what: str, sound: Callable[[Any], bool] = lambda _: True
    ) -> Any:
        self.known.append(key)
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or isinstance(value, bool) or not sound(value):
            raise self._not(key, what, _shown(value))
        return value

    def _signatory(self) -> Signatory:
        stated = {
            key: self._take(key, str, _("teks")) for key in ("head", "position", "rank", "place")
        }
        nip = self._take("nip", str, _("teks dengan 18 angka"), lambda n: bool(_NIP.fullmatch(n)))
        return Signatory(**stated, nip="".join(nip.split()) if nip else None)

    def _units(self) -> tuple[str, ...]:
        units = self._take(
            "units", list, _("daftar nama unit kerja"), lambda u: all(isinstance(n, str) for n in u)
        )
        return tuple(dict.fromkeys(units or ()))

    def _control(self) -> dict[str, int]:
        totals = {}
        for key, kind in CONTROL_KINDS.items():
            value = self._take(key, (int, Decimal), _("angka"), _is_figure)
            if value is None:
                continue
            scaled = Fraction(value) * kind.scale
            if scaled.denominator != 1:
                two = _("angka berdesimal paling banyak dua")
                raise self._not(key, _("bilangan bulat") if kind is Kind.COUNT else two, value)
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
        trouble = trouble_with(scale)
        if trouble:
            raise self._error("scale", trouble)
        return dict(sorted(scale.items(), key=lambda step: -step[1]))

    def _codes(self) -> dict[str, str]:
        name = self._take("file", str, _("nama berkas CSV"))
        if name is None:
            return {}
        file = self.path.parent / name
        try:
            header, *rows = filter(None, separated(file))
            code, named = header.index("kode"), header.index("nama")
            return {row[code].strip(): row[named].strip() for row in rows}
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            said = _("{key} menunjuk {file}, yang tidak dapat dibaca")
            raise self._error("file", said, file=file) from error
        except (ValueError, IndexError) as error:
            said = _("{key} menunjuk {file}, yang tidak berkolom kode,nama")
            raise self._error("file", said, file=file) from error

    def _refuse_unknown(self) -> None:
        for key in self.data:
            if key not in self.known:
                raise self._unknown(key)

    def _unknown(self, key: str) -> SettingsError:
        near = get_close_matches(key, self.known, n=1)
        if near:
            said = _("{key} tidak dikenal; mungkin maksudnya {near}")
            return self._error(key, said, near=near[0])
        said = _("{key} tidak dikenal (yang ada: {known})")
        return self._error(key, said, known=", ".join(self.known))

    def _not(self, key: str, what: str, value: object) -> SettingsError:
        return self._error(
            key, _("{key} harus berupa {what}, bukan {value}"), what=what, value=value
        )

    def _error(self, key: str, said: str, **facts: object) -> SettingsError:
        full = f"{self.name}.{key}" if self.name else key
        return SettingsError(f"{self.path}: {said.format(key=full, **facts)}.")


def _position(error: tomllib.TOMLDecodeError) -> str:
    """Where the text stops being TOML; tomllib says it only in its English message."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if not found:
        return _(" (di akhir berkas)")
    return _(" (baris {line}, kolom {column})").format(line=found[1], column=found[2])


def _is_figure(value: int | Decimal) -> bool:
    most = LARGEST // Kind.AMOUNT.scale
    return Decimal(value).is_finite() and -most <= value <= most


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
