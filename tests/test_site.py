"""The pages as a site: whole, without a network, and with every link leading on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_no_page_asks_the_network_for_anything(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    asked = re.compile(r'(?:src|action)="https?:|<link [^>]*href="https?:')
    assert [page.name for page in pages if asked.search(page.read_text(encoding="utf-8"))] == []
    assert (site / "assets/iframe-worker.js").is_file()


def test_the_readme_is_the_front_page_and_pages_lead_back_to_it(site: Path) -> None:
    front = (site / "index.html").read_text(encoding="utf-8")
    assert '<a href="panduan/staf.html">' in front
    assert '<html lang="id"' in front
    page = (site / "panduan/sekretariat.html").read_text(encoding="utf-8")
    assert 'href="../index.html#memasang"' in page


def test_links_out_of_the_docs_lead_to_the_repository(site: Path) -> None:
    page = (site / "panduan/staf.html").read_text(encoding="utf-8")
    assert re.search(r'href="https://[^"]+/blob/main/templates/LKIP_template\.xlsx"', page)
