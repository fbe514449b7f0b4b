"""`lkip.toml` as careless and crafty hands leave it: each ends soon, with one sentence, or works."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from xlsx_lkip.agency.settings import SettingsError, load, settings_for
from xlsx_lkip.cli.app import cli

MEGABYTE = 1024 * 1024
TOO_DEEP = "bersusun terlalu dalam; contoh yang benar ditulis oleh xlsx-lkip init."
ENCODING = "harus disimpan sebagai UTF-8 (di Notepad: Save As, Encoding: UTF-8)."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lkip.toml"


def refusal(file: Path, content: str | bytes = "") -> str:
    """What is reported of the file, behind its name; nothing is written where nothing is given."""
    if content:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError) as refused:
        load(file)
    return str(refused.value).partition(str(file))[2].strip(": ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("#" * (MEGABYTE + 1), "berisi lebih dari 1 MB; periksa apakah itu berkas yang benar."),
        ("a = " + "[" * 100_000, TOO_DEEP),
        ("a = " + "[" * 50 + "]" * 50, TOO_DEEP),
        (".".join("a" * 200_000) + " = 1", TOO_DEEP),
        ("[" + " . ".join(['"a\\""'] * 100_000) + "]", TOO_DEEP),
        ("[limits]\nfile_mb = " + "9" * 5000, "memuat bilangan yang terlalu panjang."),
        ("[agency]\nyear = 2023".encode("utf-16"), ENCODING),
        ("[agency]\nyear = 2023".encode("utf-16-be"), ENCODING),
        (
            "[agency]\nyear = 2023\n[agency]\n",
            "menyebut bagian atau kunci yang sama dua kali (baris 3, kolom 8); hapus salah satunya.",
        ),
    ],
    ids=range(9),
)
def test_what_cannot_be_parsed_soon_is_refused(file: Path, content: str | bytes, said: str) -> None:
    assert refusal(file, content) == said


@pytest.mark.parametrize(
    "figure",
    ["1e-30000000", "1e30000000", "0e-30000000", "1e99999999999999999999", "0." + "1" * 100],
)
def test_a_number_that_is_costly_to_calculate_with_is_no_figure(file: Path, figure: str) -> None:
    said = refusal(file, f"[control]\nbudget = {figure}\n")
    assert said.startswith('control.budget harus berupa angka, bukan "')
    assert len(said) < 150


def test_an_integer_of_many_digits_is_no_figure(file: Path) -> None:
    said = refusal(file, "[agency]\nyear = 0x" + "f" * 10_000)
    assert said.endswith("misalnya 2023, bukan bilangan yang terlalu panjang.")


@pytest.mark.parametrize(
    ("escaped", "character"),
    [("\\u0000", "U+0000"), ("\\u000b", "U+000B"), ("\\u009b", "U+009B"), ("\\ufffe", "U+FFFE")],
)
@pytest.mark.parametrize("key", ["name", "head", "units", "file"])
def test_a_control_character_is_refused_with_its_key(
    file: Path, escaped: str, character: str, key: str
) -> None:
    table = "codes" if key == "file" else "agency"
    value = f'["a{escaped}b"]' if key == "units" else f'"a{escaped}b"'
    said = f"{table}.{key} memuat karakter yang tidak tampak ({character}); hapus dari teksnya."
    assert refusal(file, f"[{table}]\n{key} = {value}\n") == said


def test_a_text_that_turns_the_direction_is_refused(file: Path) -> None:
    assert "agency.name memuat" in refusal(file, '[agency]\nname = "Dinas \u202enapapaK"')


def test_a_text_that_no_cell_shows_is_refused(file: Path) -> None:
    said = refusal(file, f'[agency]\nregion = "{"x" * 501}"')
    assert said == "agency.region lebih panjang dari 500 huruf."


def test_line_breaks_in_a_name_are_spaces_and_a_blank_name_is_none(file: Path) -> None:
    file.write_text('[agency]\nname = """Dinas\n  X"""\nregion = " "\n', encoding="utf-8")
    assert (load(file).agency, load(file).region) == ("Dinas X", None)


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ('["Bidang A", ""]', 'memuat nama tanpa huruf Latin atau angka: "".'),
        ('["---"]', 'memuat nama tanpa huruf Latin atau angka: "---".'),
        (
            '["Bidang A", "BIDANG a"]',
            'menyebut satu unit dua kali, sebagai "Bidang A" dan "BIDANG a".',
        ),
    ],
)
def test_units_that_are_not_told_apart_are_refused(file: Path, units: str, said: str) -> None:
    assert refusal(file, f"[agency]\nunits = {units}") == f"agency.units {said}"


def test_thousands_of_units_are_read(file: Path) -> None:
    units = [f"Bidang Urusan Pemerintahan Nomor {n}" for n in range(5000)]
    file.write_text(f"[agency]\nunits = {units}".replace("'", '"'), encoding="utf-8")
    assert load(file).units == tuple(units)


def test_a_bound_that_no_achievement_reaches_is_refused(file: Path) -> None:
    said = refusal(file, f"[scale]\nA = {2**62}\nB = 0")
    assert said == "scale memuat batas bawah di atas 1000 persen."


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ("folder", "tidak dapat dibuka: itu folder, bukan berkas."),
        ("pipe", "tidak dapat dibuka: itu bukan berkas biasa."),
        ("device", "tidak dapat dibuka: itu bukan berkas biasa."),
        ("loop", "tidak dapat dibuka: itu tautan yang menunjuk ke dirinya sendiri."),
        ("nowhere", "tidak ada."),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
class TestWhatIsNoPlainFile:
    def make(self, file: Path, shape: str) -> None:
        match shape:
            case "folder":
                file.mkdir()
            case "pipe":
                os.mkfifo(file)
            case "device":
                file.symlink_to("/dev/zero")
            case "loop":
                file.symlink_to(file)
            case "nowhere":
                file.symlink_to(file.with_name("tidak-ada"))

    def test_as_settings(self, file: Path, shape: str, said: str) -> None:
        self.make(file, shape)
        assert refusal(file) == said
        with pytest.raises(SettingsError):  # Found in the folder, it is not skipped.
            settings_for(None, [file.parent])

    def test_as_code_list(self, file: Path, shape: str, said: str) -> None:
        self.make(file.with_name("kode.csv"), shape)
        refused = refusal(file, '[codes]\nfile = "kode.csv"')
        assert refused == f"codes.file menunjuk {file.with_name('kode.csv')}, yang {said}"

    @pytest.mark.parametrize("name", ["rencana.csv", "rencana.xlsx"])
    def test_as_plan(self, file: Path, shape: str, said: str, name: str) -> None:
        self.make(file.with_name(name), shape)
        file.write_text(f'[plan]\nfile = "{name}"', encoding="utf-8")
        result = CliRunner().invoke(cli, ["validate", str(file.parent)])
        assert result.exit_code == 2
        assert result.stderr == f"Galat: Rencana {file.with_name(name)} {said}\n"


def test_what_may_not_be_read_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.touch()

    def forbidden(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", forbidden)
    assert refusal(file) == (
        "tidak dapat dibuka: Anda tidak berhak membacanya; mintalah izin baca dari pemiliknya."
    )


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("kode,nama\n1,A\n2,B\n1,C\n", 'menamai 1 "A" di baris 2, tetapi "C" di baris 4.'),
        ("kode,kode,nama\n1,1,A\n", "berkolom kode dua kali."),
        ("kode,nama\n1\n", "di baris 2 kurang kolomnya."),
        (
            'kode,nama\n1,"A\n2,B\n',
            "di baris 2 memuat tanda kutip yang tidak ditutup dengan benar.",
        ),
        (f"kode,nama\n1,{'x' * 200_000}\n", "di baris 2 memuat sel yang terlalu panjang."),
        ("kode,nama\n" + "1,A\n" * 100_001, "berisi lebih dari 100.000 baris."),
        (
            "kode,nama\n1,A\0\n",
            "di baris 2 memuat karakter yang tidak tampak (U+0000); hapus dari teksnya.",
        ),
        (
            b"kode,nama\n1,Caf\xe9\n",
            'harus disimpan sebagai CSV UTF-8 (di Excel: Save As, "CSV UTF-8").',
        ),
    ],
    ids=range(8),
)
def test_a_code_list_that_cannot_be_trusted_is_refused(
    file: Path, listed: str | bytes, said: str
) -> None:
    codes = file.with_name("kode.csv")
    codes.write_bytes(listed if isinstance(listed, bytes) else listed.encode())
    refused = refusal(file, '[codes]\nfile = "kode.csv"')
    assert refused == f"codes.file menunjuk {codes}, yang {said}"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_code_list_is_read_as_office_suites_save_it(file: Path, encoding: str) -> None:
    listed = "Kode\tNama\n\n2.17\tKoperasi\n\tJudul\n2.17\tKOPERASI\n"
    file.with_name("kode.csv").write_text(listed, encoding=encoding)
    file.write_text('[codes]\nfile = "kode.csv"', encoding="utf-8")
    assert load(file).codes == {"2.17": "Koperasi"}
