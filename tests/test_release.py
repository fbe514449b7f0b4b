"""What is published: the same bytes from the same commit, with the whole project, under one version."""

from __future__ import annotations

import os
import re
import subprocess
import tarfile
import tomllib
from configparser import ConfigParser
from io import BytesIO
from pathlib import Path

import pytest

from scripts.release import always_the_same, built
from xlsx_lkip import __version__

ROOT = Path(__file__).parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sdist(path: Path, names: list[str], *, owner: int, time: int, umask: int) -> Path:
    """An archive as somebody's setuptools would make it."""
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            item = tarfile.TarInfo(name)
            item.uid = item.gid = owner
            item.uname, item.mtime, item.mode = f"user{owner}", time, 0o666 & ~umask
            item.size = len(name)
            archive.addfile(item, BytesIO(name.encode()))
    return path


def test_who_builds_an_sdist_and_when_is_not_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    here = sdist(tmp_path / "a.tar.gz", ["p/a", "p/b"], owner=7, time=1, umask=0o022)
    there = sdist(tmp_path / "b.tar.gz", ["p/b", "p/a"], owner=0, time=2, umask=0o077)
    assert always_the_same(here) == always_the_same(there)
    with tarfile.open(fileobj=BytesIO(always_the_same(here))) as archive:
        assert {(item.mtime, item.mode, item.uid) for item in archive} == {
            (1_700_000_000, 0o644, 0)
        }
        content = archive.extractfile("p/b")
        assert content
        assert content.read() == b"p/b"


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="builds the last commit")
def test_the_sdist_holds_every_file_of_the_commit_and_the_wheel_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    packages = built(tmp_path)
    name = f"xlsx_lkip-{__version__}"
    assert set(packages) == {f"{name}.tar.gz", f"{name}-py3-none-any.whl"}
    with tarfile.open(fileobj=BytesIO(packages[f"{name}.tar.gz"])) as archive:
        packed = {item.name.removeprefix(f"{name}/") for item in archive if item.isfile()}
    listed = ["git", "ls-tree", "-r", "-z", "--name-only", "HEAD"]
    committed = subprocess.run(listed, capture_output=True, check=True).stdout
    assert {os.fsdecode(each) for each in committed.split(b"\0") if each} - packed == set()


def test_the_changelog_has_the_version_with_its_day_below_what_is_not_released() -> None:
    headings = re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert re.fullmatch(rf"\[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d", headings[1])


def test_the_pythons_that_are_promised_are_those_that_are_tested() -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    promised = re.findall(r":: (3\.\d+)", setup["metadata"]["classifiers"])
    assert promised
    assert setup["options"]["python_requires"] == f">={promised[0]}"
    assert tomllib.loads(text("pyproject.toml"))["tool"]["tox"]["env_list"] == promised
    [matrix] = re.findall(r"^ +python: \[(.+)\]$", text(".github/workflows/test.yml"), re.MULTILINE)
    assert matrix == ", ".join(f'"{each}"' for each in promised)
