"""Who signs the report: the head of agency as `lkip.toml` names them, else as all submissions agree.

Nothing is made up: what nobody states stays None, and so does what two submissions state differently.
"""

from __future__ import annotations

import polars as pl

from ..agency.settings import Settings, Signatory

_PERSON = ("head", "position", "rank", "nip")


def signatory_of(identity: pl.DataFrame, settings: Settings) -> Signatory:
    """The head of agency, with the place of the report.

    Name, position, rank and NIP come from one source together, lest they be of two persons.
    """
    named = settings.signatory
    person = {key: getattr(named, key) for key in _PERSON}
    if not any(person.values()):
        person = _agreed(identity, _PERSON)
    place = named.place or _agreed(identity, ("place",))["place"]
    return Signatory(**person, place=place)


def _agreed(identity: pl.DataFrame, keys: tuple[str, ...]) -> dict[str, str | None]:
    """What all submissions that state any of these state alike; else nothing."""
    stated = identity.select(keys).filter(pl.any_horizontal(pl.col(keys).is_not_null())).unique()
    return stated.row(0, named=True) if stated.height == 1 else dict.fromkeys(keys)
