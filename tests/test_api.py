"""What Python callers use, and the page that tells them of it."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import xlsx_lkip

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
PUBLISHED, CORRECTED = SAMPLES / "as_published", SAMPLES / "corrected"
STAFF = "1-sub-bagian-umum-keuangan-dan-kepegawaian.xlsx"
BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", re.DOTALL)


def codes(result: xlsx_lkip.Result) -> list[tuple[str, str | None]]:
    return [(each.code, each.cell) for each in result.findings]


@pytest.fixture(scope="module")
def corrected() -> xlsx_lkip.Result:
    return xlsx_lkip.validate(CORRECTED)


def test_the_examples_of_the_page_print_what_stands_below_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {}
    blocks = BLOCK.findall((ROOT / "docs/python.md").read_text(encoding="utf-8"))
    assert len(blocks) > 3
    for code, expected in blocks:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, known)
        assert printed.getvalue() == expected
    assert (tmp_path / "out/laporan.xlsx").is_file()


def test_every_name_is_there_and_on_the_page() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    for name in xlsx_lkip.__all__:
        assert callable(getattr(xlsx_lkip, name))
        assert re.search(rf"`(xlsx_lkip\.)?{name}[`(]", page), name


def test_a_name_that_is_not_there_is_missed_as_in_any_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tidak_ada'"):
        _ = xlsx_lkip.tidak_ada  # type: ignore[attr-defined]


def test_to_import_the_package_loads_nothing_of_it() -> None:
    asked = "import sys, xlsx_lkip; print([n for n in sys.modules if n.startswith('xlsx_lkip.')])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_to_check_one_or_several_paths_is_the_same(corrected: xlsx_lkip.Result) -> None:
    for paths in (str(CORRECTED), [CORRECTED], (each for each in [str(CORRECTED)])):
        assert xlsx_lkip.validate(paths).findings == corrected.findings


def test_the_settings_that_apply_are_those_of_the_folder_unless_others_are_given() -> None:
    assert xlsx_lkip.validate(PUBLISHED).settings.path == PUBLISHED / "lkip.toml"
    assert xlsx_lkip.validate(PUBLISHED, xlsx_lkip.Settings()).settings.path is None
    other = CORRECTED / "lkip.toml"
    assert xlsx_lkip.validate(PUBLISHED, str(other)).settings.path == other


def test_bytes_are_judged_as_the_file_is_under_the_name_that_they_are_given() -> None:
    file = PUBLISHED / STAFF
    settings = xlsx_lkip.Settings()
    result = xlsx_lkip.validate_bytes(file.read_bytes(), f"masuk/{STAFF}", settings)
    assert codes(result) == codes(xlsx_lkip.validate(file, settings))
    assert {each.file for each in result.findings} == {f"masuk/{STAFF}"}
    changes = [
        change
        for each in result.findings
        if each.suggestion
        for option in each.suggestion.options
        for change in option.changes
    ]
    assert {change.file for change in changes} == {f"masuk/{STAFF}"}
    assert [result.status(each) for each in result.tables.submissions] == ["invalid"]


def test_bytes_that_are_no_workbook_are_a_finding() -> None:
    assert codes(xlsx_lkip.validate_bytes(b"bukan buku kerja", "a.xlsx")) == [("B001", None)]
    assert codes(xlsx_lkip.validate_bytes(b"%PDF-1.7", "a.pdf")) == [("B036", None)]


def test_a_path_that_leads_nowhere_is_a_finding(tmp_path: Path) -> None:
    assert codes(xlsx_lkip.validate(tmp_path / "tidak-ada.xlsx")) == [("B007", None)]


def test_to_consolidate_a_result_or_its_paths_writes_the_same(
    corrected: xlsx_lkip.Result, tmp_path: Path
) -> None:
    once, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert xlsx_lkip.consolidate(corrected, once) is corrected
    assert xlsx_lkip.consolidate(CORRECTED, again).findings == corrected.findings
    assert once.read_bytes() == again.read_bytes()


def test_errors_are_refused_unless_they_are_allowed(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    with pytest.raises(xlsx_lkip.UserError, match="9 kesalahan") as refused:
        xlsx_lkip.consolidate(PUBLISHED, target)
    assert len(getattr(refused.value, "findings")) == 9  # noqa: B009  # Of the subclass.
    assert not target.exists()
    xlsx_lkip.consolidate(PUBLISHED, target, allow_errors=True)
    assert target.is_file()


def test_no_submission_is_written_over(tmp_path: Path) -> None:
    shutil.copytree(CORRECTED, tmp_path, dirs_exist_ok=True)
    before = (tmp_path / STAFF).read_bytes()
    with pytest.raises(xlsx_lkip.UserError, match="masukan perintah ini"):
        xlsx_lkip.consolidate(tmp_path, tmp_path / STAFF)
    assert (tmp_path / STAFF).read_bytes() == before


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: xlsx_lkip.validate([]), "Sebutkan sedikitnya satu berkas atau folder."),
        (
            lambda: xlsx_lkip.validate(7),  # type: ignore[arg-type]
            "paths harus berupa berkas atau folder, atau daftarnya, bukan int.",
        ),
        (
            lambda: xlsx_lkip.validate("a", {}),  # type: ignore[arg-type]
            "settings harus berupa Settings atau berkas lkip.toml, bukan dict.",
        ),
        (
            lambda: xlsx_lkip.validate_bytes("a", "a.xlsx"),  # type: ignore[arg-type]
            "data harus berupa bytes, bukan str.",
        ),
        (
            lambda: xlsx_lkip.validate_bytes(b"", ""),
            'Tidak ada berkas yang dapat bernama "".',
        ),
        (
            lambda: xlsx_lkip.validate_bytes(b"", "a\0.xlsx"),
            'Tidak ada berkas yang dapat bernama "a.xlsx".',
        ),
        (
            lambda: xlsx_lkip.consolidate("a", "hasil.csv"),
            "Nama berkas hasil hasil.csv harus berakhiran .xlsx.",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(call: Any, said: str) -> None:
    with pytest.raises(xlsx_lkip.UserError) as refused:
        call()
    assert str(refused.value) == said


def test_a_result_brings_its_own_settings(corrected: xlsx_lkip.Result, tmp_path: Path) -> None:
    with pytest.raises(xlsx_lkip.UserError, match="sudah membawa pengaturannya"):
        xlsx_lkip.consolidate(corrected, tmp_path / "a.xlsx", xlsx_lkip.Settings())
    assert not list(tmp_path.iterdir())
