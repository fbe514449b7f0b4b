"""Who signs: as `lkip.toml` says, else as the submissions agree, else nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xlsx_lkip.agency.settings import Signatory

from .agency import Record, Sent, figures, front_page, written

HEAD: Record = {
    "head": "Siti Contoh",
    "position": "Kepala Dinas Contoh",
    "rank": "Pembina (IV/a)",
    "nip": "197103031996032003",
}
OTHER: Record = {**HEAD, "head": "Budi Contoh", "nip": "197204041997041004"}


def _signatory(*identities: Record, **settings: Any) -> Signatory:
    files = [
        Sent(f"Bidang {n}", f"{n}.xlsx", identity=identity) for n, identity in enumerate(identities)
    ]
    return figures(*files, **settings).signatory


def test_the_settings_name_the_head_of_agency() -> None:
    named = Signatory(head="Tini Contoh", position="Kepala")
    assert _signatory(HEAD, signatory=named) == named


def test_without_settings_it_is_the_one_that_all_submissions_name() -> None:
    assert _signatory(HEAD, {}, HEAD) == Signatory(**HEAD)


def test_heads_of_units_are_not_taken_for_the_head_of_agency() -> None:
    assert _signatory(HEAD, OTHER) == Signatory()


def test_one_persons_name_never_stands_with_anothers_nip() -> None:
    named = Signatory(head="Tini Contoh")
    assert _signatory(HEAD, signatory=named).nip is None


def test_the_place_is_the_one_that_all_submissions_name() -> None:
    assert _signatory({"place": "Larantuka"}, {"place": "Larantuka"}).place == "Larantuka"
    assert _signatory({"place": "Larantuka"}, {"place": "Kupang"}).place is None


def test_ringkasan_bears_the_signature(tmp_path: Path) -> None:
    agency = figures(Sent(identity={**HEAD, "place": "Kupang"}))
    text = front_page(written(tmp_path, agency))
    for words in ("Kupang, 15 Januari 2024", "Siti Contoh", "Pembina (IV/a)"):
        assert words in text
    assert "NIP 19710303 199603 2 003" in text


def test_what_nobody_states_is_left_to_be_filled_in(tmp_path: Path) -> None:
    text = front_page(written(tmp_path, figures(Sent()), date=None))
    assert "NIP ....." in text
    assert "Pangkat/Golongan ....." in text
    assert "None" not in text.split("NIP")[1].split(",")[0]
