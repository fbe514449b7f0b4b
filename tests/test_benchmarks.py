"""The benchmarks run, in a form too small to measure anything."""

from __future__ import annotations

import sys

import pytest

from benchmarks import ablation, consolidate, localize, page


@pytest.mark.browser
def test_the_page_of_many_findings_is_opened_and_filtered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page.main(["--findings", "40", "--rounds", "1"])
    printed = capsys.readouterr().out
    assert "40 temuan" in printed
    assert all(what in printed for what in page.FILTERS)


def test_the_suggestion_is_judged_with_and_without_typed_totals(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["localize", "--blocks", "1"])
    localize.main()
    printed = capsys.readouterr().out
    assert printed.count("ONE OF TEN KINDS") == 2
    assert "with typed totals" in printed
    assert "without typed totals" in printed


def test_each_piece_of_error_localization_is_left_out_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["ablation", "--blocks", "1"])
    whole = {piece: getattr(owner, name) for piece, (owner, name, _) in ablation.PIECES.items()}
    ablation.main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0].strip("| ") for line in lines[2:]] == [
        "(all pieces)",
        *ablation.PIECES,
    ]
    after = {piece: getattr(owner, name) for piece, (owner, name, _) in ablation.PIECES.items()}
    assert after == whole


def test_a_province_is_consolidated_stage_by_stage(capfd: pytest.CaptureFixture[str]) -> None:
    consolidate.main(["--files", "4", "--records", "20"])
    printed = capfd.readouterr().out
    assert "4 buku kerja, 20 baris Anggaran" in printed
    assert all(name in printed for name in consolidate.STAGES.values())
