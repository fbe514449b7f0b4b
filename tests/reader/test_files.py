"""Files that are no workbook, or no workbook to be opened."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.reader.books import findings, lkip, parts_of, repacked, saved
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.tables import Problem
from xlsx_lkip.reader import contents, read_paths
from xlsx_lkip.reader.discovery import Candidate
from xlsx_lkip.reader.unreadable import NotReadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet10.xml"
STYLES, RELATIONS = "xl/styles.xml", "xl/_rels/workbook.xml.rels"
MEGABYTE = 1024 * 1024
BOMB = 600 * MEGABYTE


def codes(path: Path) -> list[str]:
    return [code for code, _, _ in findings(path)]


def test_a_sound_workbook_has_no_findings(tmp_path: Path) -> None:
    assert codes(saved(lkip(), tmp_path)) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Pagu;Realisasi\n100;50\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        bytes(5000),
    ],
    ids=["empty", "text", "cut", "picture", "zeros"],
)
def test_a_file_that_is_no_workbook_is_unreadable(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(data)
    assert codes(path) == ["B001"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_on_its_way_is_unreadable(share: float, tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert codes(path) == ["B001"]


def test_a_password_protected_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.xlsx"
    path.write_bytes(OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000))
    assert codes(path) == ["B002"]


def test_a_password_protected_ods_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", os.urandom(100))
    assert codes(path) == ["B002"]


def test_a_workbook_of_another_kind_is_no_lkip(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Nama", "Nilai"])
    assert codes(saved(book, tmp_path)) == ["B004"]


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    assert codes(tmp_path / "tidak-ada.xlsx") == ["B007"]


def test_a_folder_without_workbooks_is_named(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("bukan buku kerja")
    assert codes(tmp_path) == ["B008"]


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with path.open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    (finding,) = validate([path]).findings
    assert finding.code == "B001"
    tables = read_paths([path], limit_mb=2)
    assert [problem.code for problem in tables.submissions[0].problems] == ["B003"]


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w", force_zip64=True) as part,
    ):
        for _ in range(BOMB // MEGABYTE):
            part.write(bytes(MEGABYTE))
    assert codes(path) == ["B003"]


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = repacked(saved(lkip(), tmp_path), {STYLES: bytes(30_000_000)})
    data = path.read_bytes()
    size = (30_000_000).to_bytes(4, "little")
    assert size in data
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    assert codes(path) == ["B001"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [BOOK, SHEET])
def test_entities_are_never_expanded(part: str, encoding: str, tmp_path: Path) -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;">]>'
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}<b>&c;</b>'
    assert codes(repacked(saved(lkip(), tmp_path), {part: xml.encode(encoding)})) == ["B001"]


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/worksheets/Sheet10.xml", "<worksheet/>")
    assert codes(path) == ["B001"]


@pytest.mark.parametrize("part", [BOOK, STYLES, SHEET])
def test_a_package_without_a_part_it_names_is_read_or_refused(part: str, tmp_path: Path) -> None:
    path = repacked(saved(lkip(), tmp_path), {part: None})
    assert set(codes(path)) <= {"B001", "B101"}


def test_names_with_the_other_slash_are_read(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            item = zipfile.ZipInfo("x")
            item.filename = name.replace("/", "\\")
            archive.writestr(item, data)
    assert read_paths([path]).submissions[0].readable


def test_the_other_files_are_still_checked(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"bukan buku kerja")
    saved(lkip(), tmp_path, "b.xlsx")
    (tmp_path / "c.xls").write_bytes(OLE + bytes(100))
    tables = read_paths([tmp_path])
    assert [submission.readable for submission in tables.submissions] == [False, True, False]
    assert tables.records["budget"]["file"].unique().to_list() == [1]


def test_nothing_is_printed_about_a_bad_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = repacked(saved(lkip(), tmp_path), {SHEET: b"<worksheet><sheetData><row"})
    validate([path])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["xlMacrosheet", "xlIntlMacrosheet", "dialogsheet", "chartsheet"])
def test_a_sheet_that_holds_no_table_damages_nothing(kind: str, tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    parts = parts_of(path)
    relation = (
        f'<Relationship Id="rId98" Target="other/sheet1.xml" Type="http://schemas.microsoft.com/office'
        f'/2006/relationships/{kind}"/></Relationships>'
    )
    listed = b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    listed += b' name="Lain" sheetId="98" r:id="rId98"/></sheets>'
    changes = {
        BOOK: parts[BOOK].replace(b"</sheets>", listed),
        RELATIONS: parts[RELATIONS].replace(b"</Relationships>", relation.encode()),
        "xl/other/sheet1.xml": b'<macrosheet xmlns="http://schemas.microsoft.com/office/excel/2006/main"/>',
    }
    assert codes(repacked(path, changes)) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
@pytest.mark.parametrize("named", [True, False])
def test_a_pipe_is_not_waited_for(named: bool, tmp_path: Path) -> None:
    path = tmp_path / "pipa.xlsx"
    os.mkfifo(path)
    assert codes(path if named else tmp_path) == ["B015"]


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the tests run as one who may read everything."""
    path = saved(lkip(), tmp_path)

    def refused(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotReadable) as refusal:
        contents.contents(Candidate(path), 20)
    assert refusal.value.problem.code == "B014"


def test_a_file_that_the_disk_does_not_give_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(lkip(), tmp_path)

    def refused(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotReadable) as refusal:
        contents.contents(Candidate(path), 20)
    assert refusal.value.problem == Problem("B017", facts=(("reason", "Input/output error"),))


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(lkip(), tmp_path)
    opened = os.open

    def growing(*arguments: Any) -> int:
        number = opened(*arguments)
        monkeypatch.setattr(os, "fstat", lambda n: _grown(path, n))
        return number

    def _grown(file: Path, number: int) -> os.stat_result:
        before = os.stat(number)
        with file.open("ab") as more:
            more.write(b"x")
        return before

    monkeypatch.setattr(os, "open", growing)
    with pytest.raises(NotReadable) as refusal:
        contents.contents(Candidate(path), 20)
    assert refusal.value.problem.code == "B016"


def test_a_file_that_vanishes_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotReadable) as refusal:
        contents.contents(Candidate(tmp_path / "hilang.xlsx"), 20)
    assert refusal.value.problem.code == "B007"
