"""What is around the code: every link leads somewhere, every promise is kept, no page is stale."""

from __future__ import annotations

import contextlib
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest
from click import Context

from scripts import check_generated, demo
from tests.examples import written
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.cli.app import cli
from xlsx_lkip.declaration.vocabulary import Page
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.rules import RULES, Rule, records

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ANCHOR = re.compile(r'<a id="([^"]+)"')
DIFF = re.compile(r"```diff\n(.*?)```", re.DOTALL)
EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)
PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)*(?:\.py|/))`")
COMMAND = re.compile(r"^(?:\.venv/bin/)?xlsx-lkip ([a-z]+)([^#>\n]*)", re.MULTILINE)
PICTURE = re.compile(r'!\[(.+?)\]\((.+?)\)|<img src="(.+?)" width="\d+"\s+alt="(.+?)"')
HEAVY = 200_000
"""Bytes; a guide of many pictures should still open on a slow line."""


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(page: str) -> set[str]:
    """Of the headings, as GitHub makes them, and those that are written out."""
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in HEADING.findall(page))
    return {*(heading.replace(" ", "-") for heading in plain), *ANCHOR.findall(page)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(text(page)):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(text(target)), link


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/design.md"])
def test_modules_and_folders_that_developers_are_told_of_exist(name: str) -> None:
    named = set(PATH.findall(text(ROOT / name)))
    assert len(named) > 5
    assert {
        n for n in named if not ((ROOT / n).exists() or (ROOT / "xlsx_lkip" / n).exists())
    } == set()


def test_developers_are_told_of_every_room() -> None:
    named = set(PATH.findall(text(ROOT / "docs/design.md")))
    package = ROOT / "xlsx_lkip"
    packages = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    packages |= {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    assert packages - named == set()


def test_every_rule_has_a_page_and_a_line_in_the_index() -> None:
    index = text(ROOT / "docs/aturan/README.md")
    for code, rule in RULES.items():
        page = text(ROOT / f"docs/aturan/{code[0]}.md")
        assert f"## {code} {rule.title}" in page
        assert f"({code[0]}.md#{code.lower()})" in index


def test_every_command_has_its_help_in_the_docs() -> None:
    page = text(ROOT / "docs/perintah.md")
    for name in cli.commands:
        assert f"## {name}\n\n```text\nPemakaian: xlsx-lkip {name}" in page


def test_generated_files_are_current() -> None:
    assert check_generated.stale(ROOT) == []


def test_a_file_that_is_not_current_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(folder: Path) -> None:
        folder.mkdir()
        for name in ("baru.md", "lama.md", "tetap.md"):
            (folder / name).write_text("sekarang")

    monkeypatch.setattr(check_generated, "MAKERS", {"templates": make})
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "lama.md").write_text("dahulu")
    (folder / "tetap.md").write_text("sekarang")
    (folder / "yatim.md").write_text("sekarang")
    assert check_generated.stale(tmp_path) == [
        "templates/baru.md is missing",
        "templates/lama.md is stale",
        "templates/yatim.md is made by nothing",
    ]


def test_the_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z- ]+)`", text(page))}
    assert {"demo", "test"} <= named
    assert {target for name in named for target in name.split()} <= targets


def test_the_commands_that_pages_name_exist() -> None:
    named = {name for page in PAGES for name, _ in COMMAND.findall(text(page))}
    assert {"validate", "consolidate"} <= named
    assert named <= set(cli.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_options_that_pages_name_exist(page: Path) -> None:
    for name, arguments in COMMAND.findall(text(page)):
        command = cli.commands[name]
        command.make_parser(Context(command)).parse_args(shlex.split(arguments))


def test_every_picture_is_shown_told_in_words_and_light() -> None:
    shown = set()
    for page in PAGES:
        for words, name, source, told in PICTURE.findall(text(page)):
            assert len((words or told).split()) > 3, name or source
            shown.add((page.parent / (name or source)).resolve())
    drawn = {path.resolve() for path in ROOT.glob("docs/img/*")}
    assert shown == drawn
    assert {path.name for path in drawn if path.stat().st_size > HEAVY} == set()


def test_windows_has_the_same_two_commands() -> None:
    readme = text(ROOT / "README.md")
    for name in ("demo.cmd", "test.cmd"):
        assert f"`.\\{name}`" in readme


@pytest.mark.parametrize("name", [path.name for path in ROOT.glob("*.cmd")])
def test_what_windows_runs_is_there(name: str) -> None:
    script = text(ROOT / name)
    assert "call scripts\\venv.cmd" in script
    for module in re.findall(r"-m (scripts\.\w+)", script):
        assert find_spec(module), module


def test_the_guide_describes_every_sheet() -> None:
    guide = text(ROOT / "docs/panduan/staf.md")
    for sheet in WORKBOOK.sheets:
        if not isinstance(sheet, Page):
            assert f"| {sheet.title} | {sheet.purpose} |" in guide


@pytest.fixture
def contributed() -> Iterator[Rule]:
    """The rule that CONTRIBUTING adds, for as long as the test lasts."""
    [example] = EXAMPLE.findall(text(ROOT / "CONTRIBUTING.md"))
    before = set(RULES)
    exec(textwrap.dedent(example), vars(records).copy())
    [code] = RULES.keys() - before
    yield RULES[code]
    del RULES[code]


def test_the_rule_in_contributing_works(contributed: Rule, tmp_path: Path) -> None:
    for example, is_broken in ((contributed.breaks, True), (contributed.holds, False)):
        [path] = written(example, tmp_path, "rusak" if is_broken else "benar")
        codes = {finding.code for finding in validate([path]).findings}
        assert (contributed.code in codes) is is_broken


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_diffs_in_contributing_apply_and_do_what_is_said(tmp_path: Path) -> None:
    """A column of Capaian and a form of report, in a copy of the package."""
    shutil.copytree(ROOT / "xlsx_lkip", tmp_path / "xlsx_lkip")
    diffs = DIFF.findall(text(ROOT / "CONTRIBUTING.md"))
    assert len(diffs) == 2
    for diff in diffs:
        subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff, text=True, check=True)

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "xlsx_lkip", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    assert '"Sumber data"' in run("layout")
    assert "templat.xlsx" in run("template", "-o", "templat.xlsx")
    listed = run("validate", "templat.xlsx", "--format", "markdown")
    assert listed.startswith("| Bobot |")
    assert "| A100 |" in listed


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what the demo makes."""
    folder = tmp_path_factory.mktemp("demo")
    with contextlib.chdir(ROOT):
        assert demo.main(folder) == 0
    return folder


def test_the_demo_hands_every_submission_back_with_the_page(shown: Path) -> None:
    submitted = {path.name for path in (ROOT / demo.AS_PUBLISHED).glob("*.xlsx")}
    assert {path.name for path in (shown / demo.MARKED).iterdir()} == submitted
    assert "Anggaran!H7" in text(shown / demo.PAGE)


def test_the_demo_can_be_run_again_after_somebody_wrote_in_a_copy(shown: Path) -> None:
    next((shown / demo.MARKED).iterdir()).write_bytes(b"diubah")
    with contextlib.chdir(ROOT):
        assert demo.main(shown) == 0


def test_the_guide_describes_every_sheet_of_the_consolidated_workbook(shown: Path) -> None:
    guide = text(ROOT / "docs/panduan/pimpinan.md")
    rows = re.findall(r"^\| ([^|]+) \|", guide, re.MULTILINE)
    described = {title for row in rows for title in row.split(", ")}
    sheets = openpyxl.load_workbook(shown / demo.OUTPUT, read_only=True).sheetnames
    assert set(sheets) <= described
