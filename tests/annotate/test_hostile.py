"""What is made to run away, to collide or to stop the others does not: names, and packages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.annotate.marking import colours, mark, notes, opened, parts
from tests.reader.books import lkip, repacked, saved
from xlsx_lkip.annotate import planned
from xlsx_lkip.cli.app import cli
from xlsx_lkip.console.output import OutputError

WRONG = [{"budget": 100, "realization": 40, "remaining": 61}]
LONG = "Laporan Kinerja " + "a" * 228 + ".xlsx"
SECONDS = 20
"""Of processor time; minutes are what these took."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["validate", *map(str, arguments)])


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    return folder


class TestNames:
    @pytest.mark.skipif(os.name == "nt", reason="paths are shorter there")
    def test_a_long_one_is_shortened_and_the_others_go_on(self, sent: Path, tmp_path: Path) -> None:
        assert len(LONG) == 249
        for name in (LONG, "z.xlsx"):
            saved(lkip(budget=WRONG), sent, name)
        (sent / f"{'ü' * 125}.xls").write_text("rusak", encoding="utf-8")
        result = run(sent, "--annotate", tmp_path / "salinan")
        assert result.exit_code == 1
        names = sorted(each.name for each in (tmp_path / "salinan").iterdir())
        assert names == [f"{LONG[: 255 - 16]}.xlsx", "z.xlsx", f"{'ü' * 120}.xls.temuan.txt"]

    @pytest.mark.skipif(os.name == "nt", reason="paths are shorter there")
    def test_two_long_ones_stay_two(self, tmp_path: Path) -> None:
        files = [tmp_path / each / LONG for each in "ab"]
        for file in files:
            file.parent.mkdir()
            file.touch()
        targets = list(planned(tmp_path / "salinan", files).values())
        assert [each.name[-10:] for each in targets] == ["aaaaa.xlsx", "a (2).xlsx"]
        assert {len(os.fsencode(each.name)) for each in targets} == {255 - len(".temuan.txt")}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Bidang A.xlsx", "BIDANG a.xlsx"),
            ("Caf\u00e9.xlsx", "Cafe\u0301.xlsx"),
            ("a.xlsx", "a.xlsx.temuan.txt"),
        ],
    )
    def test_what_some_systems_take_for_one_name_is_numbered(
        self, tmp_path: Path, one: str, other: str
    ) -> None:
        files = [tmp_path / "a" / one, tmp_path / "b" / other]
        for file in files:
            file.parent.mkdir()
            file.touch()
        names = [each.name for each in planned(tmp_path / "salinan", files).values()]
        assert sum("(2)" in name for name in names) == 1

    def test_folders_that_some_systems_take_for_one_are_told_apart(self, tmp_path: Path) -> None:
        for folder in ("Bidang", "Bidang."):
            (tmp_path / "kiriman" / folder).mkdir(parents=True)
            saved(lkip(), tmp_path / "kiriman" / folder, "a.xlsx")
        targets = planned(tmp_path / "salinan", [tmp_path / "kiriman"]).values()
        assert sorted(each.name for each in targets) == ["a (2).xlsx", "a.xlsx"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
    def test_a_pipe_in_the_folder_is_not_waited_for(self, sent: Path, tmp_path: Path) -> None:
        saved(lkip(), sent)
        for name in ("berkas.xlsx", "berkas.xlsx.temuan.txt"):
            folder = tmp_path / name.replace(".", "-")
            folder.mkdir()
            os.mkfifo(folder / name)
            with pytest.raises(OutputError, match="tidak ditimpa"):
                planned(folder, [sent])


def test_a_copy_that_cannot_be_written_does_not_stop_the_others(
    sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.xlsx", "b {x}.xlsx", "c.xlsx"):
        saved(lkip(budget=WRONG), sent, name)
    replace = os.replace

    def refusing(source: str, target: Path) -> None:
        if target.name == "b {x}.xlsx":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr("os.replace", refusing)
    result = run(sent, "--annotate", tmp_path / "salinan")
    assert result.exit_code == 2
    assert [each.name for each in sorted((tmp_path / "salinan").iterdir())] == ["a.xlsx", "c.xlsx"]
    assert f"Salinan bertanda di {tmp_path / 'salinan'}: 2 berkas." in result.stderr
    assert result.stderr.endswith(
        "Galat: 1 dari 3 salinan tidak dapat ditulis:\n"
        f"{tmp_path / 'salinan' / 'b {x}.xlsx'} tidak dapat ditulis: tutup dahulu bila sedang terbuka "
        "di program lain, dan pastikan folder boleh ditulisi.\n"
    )


def test_bytes_do_not_depend_on_hashes_or_on_the_order_of_arguments(
    sent: Path, tmp_path: Path
) -> None:
    wrong = [{"indicator": "X", "target": 10, "realization": 5, "achievement": 0.9}]
    for name in ("a.xlsx", "b.xlsx"):
        saved(lkip(budget=WRONG, program=[{}], achievement=wrong), sent, name)
    written = []
    for seed in range(4):
        folder = tmp_path / f"salinan-{seed}"
        files = sorted(sent.iterdir(), reverse=bool(seed % 2))
        arguments = ["validate", *map(str, files), "--annotate", str(folder)]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        command = [sys.executable, "-m", "xlsx_lkip", *arguments]
        subprocess.run(command, env=environment, capture_output=True, check=False)
        written.append([(each.name, each.read_bytes()) for each in sorted(folder.iterdir())])
    assert [name for name, _ in written[0]] == ["a.xlsx", "b.xlsx"]
    assert all(each == written[0] for each in written)


class TestPackages:
    """A marked copy is marked again, after something in it was made to be costly."""

    @pytest.fixture
    def copy(self, sent: Path, tmp_path: Path) -> Path:
        saved(lkip(budget=WRONG), sent)
        return mark(sent, tmp_path / "satu").copy

    def again(self, copy: Path, part: str, old: bytes, new: bytes, folder: Path) -> Path:
        xml = parts(copy)[part]
        assert old in xml
        repacked(copy, {part: xml.replace(old, new, 1)})
        begun = time.process_time()
        (written,) = mark(copy, folder).written
        assert time.process_time() - begun < SECONDS
        return written.target

    def assert_marked(self, copy: Path) -> None:
        sheet = opened(copy)["Anggaran"]
        assert "H7" in colours(sheet)
        assert notes(sheet)["H7"].count("Temuan xlsx-lkip") == 1

    def part(self, copy: Path, content: bytes) -> str:
        return next(name for name, xml in parts(copy).items() if content in xml)

    def test_sixty_thousand_formats(self, copy: Path, tmp_path: Path) -> None:
        form = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        new = form * 60_000 + b"</cellXfs>"
        self.assert_marked(self.again(copy, "xl/styles.xml", b"</cellXfs>", new, tmp_path / "dua"))

    def test_our_own_colours_forty_thousand_times(self, copy: Path, tmp_path: Path) -> None:
        part = self.part(copy, b"xlsx-lkip kesalahan")
        rule = re.search(rb"<cfRule.*?</cfRule>", parts(copy)[part], re.DOTALL)
        assert rule
        target = self.again(copy, part, rule[0], rule[0] * 40_000, tmp_path / "dua")
        self.assert_marked(target)
        assert parts(target)[part].count(b"<cfRule") == parts(copy)[part].count(b"<cfRule") - 39_999

    def test_a_formula_of_nothing_but_spaces(self, copy: Path, tmp_path: Path) -> None:
        part = self.part(copy, b"xlsx-lkip kesalahan")
        formula = re.search(rb"<formula>.*?</formula>", parts(copy)[part])
        assert formula
        new = b"<formula>" + b" " * 1_000_000 + b"</formula>"
        self.assert_marked(self.again(copy, part, formula[0], new, tmp_path / "dua"))

    def test_our_own_lines_fifty_thousand_times_in_one_note(
        self, copy: Path, tmp_path: Path
    ) -> None:
        part = self.part(copy, "—— akhir temuan ——".encode())
        text = re.search(rb"<text>.*?</text>", parts(copy)[part], re.DOTALL)
        assert text
        ours = "<r><t>—— Temuan xlsx-lkip ——</t></r><r><t>x—— akhir temuan ——sisa</t></r>"
        new = f"<text>{ours * 25_000}</text>".encode()
        target = self.again(copy, part, text[0], new, tmp_path / "dua")
        assert "H7" in colours(opened(target)["Anggaran"])

    def test_columns_that_reach_from_nowhere_to_nowhere(self, copy: Path, tmp_path: Path) -> None:
        part = self.part(copy, b"xlsx-lkip kesalahan")
        new = b'<cols><col min="-1000000000" max="1000000000" width="9"/></cols><sheetData>'
        xml = re.sub(rb"<cols>.*?</cols>", b"", parts(copy)[part], flags=re.DOTALL)
        repacked(copy, {part: xml})
        target = self.again(copy, part, b"<sheetData>", new, tmp_path / "dua")
        assert b"xlsx-lkip kesalahan" in parts(target)[part]

    @pytest.mark.parametrize("count", [3_000_000, 150_000])
    def test_more_than_is_kept_in_memory_ends_as_a_text(
        self, copy: Path, tmp_path: Path, count: int
    ) -> None:
        nested = b"<a/>" * count if count > 10**6 else b"<a>" * count + b"</a>" * count
        target = self.again(
            copy, "xl/styles.xml", b"</cellXfs>", b"</cellXfs>" + nested, tmp_path / "dua"
        )
        assert target.name == "berkas.xlsx.temuan.txt"

    def test_comments_and_instructions_between_the_parts_do_no_harm(
        self, copy: Path, tmp_path: Path
    ) -> None:
        between = {
            name: re.sub(rb"(?<=[a-zA-Z\"/])>(?=<)", b"><!-- a --><?b c?>", xml)
            for name, xml in parts(copy).items()
            if "comments" in name or name.endswith(".vml")
        }
        repacked(copy, between)
        self.assert_marked(mark(copy, tmp_path / "dua").copy)

    def test_a_sheet_that_is_said_to_be_notes_as_well_ends_as_a_text(
        self, copy: Path, tmp_path: Path
    ) -> None:
        sheet = self.part(copy, b"xlsx-lkip kesalahan")
        folder, name = sheet.rsplit("/", 1)
        said = f'<Relationship Id="q" Type="x/comments" Target="/{sheet}"/></Relationships>'
        relations = f"{folder}/_rels/{name}.rels"
        new = said.encode()
        target = self.again(copy, relations, b"</Relationships>", new, tmp_path / "dua")
        assert target.suffix == ".txt"
