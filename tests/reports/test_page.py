"""The page in a real browser: what is seen, filtered, reached by keyboard, printed, and refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.browser import launched
from tests.reports.runs import NASTY, WRONG_REMAINDER, nasty_run, run
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Severity
from xlsx_lkip.reports.page import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SAMPLES = Path("samples/as_published")
UNIT = "Sub Bagian Umum, Keuangan dan Kepegawaian"
Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def published() -> Result:
    """The published report: five files, 34 findings, two of them the agency's."""
    return validate([SAMPLES], settings_for(None, [SAMPLES]))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, launched(playwright) as chromium:
        yield chromium


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a run; whatever the browser complains about, or fetches, fails the test."""
    complaints: list[str] = []

    def open_page(result: Result, **options: Any) -> Page:
        file = tmp_path / "temuan.html"
        file.write_text(report(result), encoding="utf-8")
        page = browser.new_context(**options).new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url))
        page.goto(file.as_uri())
        complaints[:] = [each for each in complaints if each not in {file.as_uri(), "data:,"}]
        return page

    yield open_page
    for context in browser.contexts:
        context.close()
    assert complaints == []


def visible(page: Page) -> list[str]:
    """Places of the findings that are seen, from top to bottom."""
    found = page.locator(".finding").filter(visible=True).locator(".place b").all_text_contents()
    return list(found)


class TestReading:
    def test_it_says_whose_it_is_and_how_it_went(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        assert page.title() == (
            "Hasil pemeriksaan LKIP 2023 - Dinas Koperasi, Usaha Kecil dan Menengah"
        )
        assert page.inner_text("h1") == "Dinas Koperasi, Usaha Kecil dan Menengah"
        assert "7 kesalahan dalam 1 dari 5 berkas" in page.inner_text("header")
        tiles = [re.sub(r"\s+", " ", each) for each in page.locator(".tiles li").all_inner_texts()]
        assert tiles == [
            "5 berkas diperiksa 4 dapat digabungkan, 1 perlu diperbaiki",
            "9 kesalahan harus diperbaiki",
            "27 peringatan perlu dilihat seseorang",
            "7 catatan perlu diketahui saja",
        ]

    def test_every_file_has_its_verdict(self, opened: Opened, published: Result) -> None:
        rows = opened(published).locator("tbody tr")
        assert rows.count() == 5
        cells = rows.first.locator("td").all_inner_texts()
        assert cells == ["2023", "Perlu diperbaiki", "7", "5", "5"]
        assert UNIT in rows.first.locator("th").inner_text()

    def test_the_agency_stands_before_its_units(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        assert page.locator(".group h3").all_inner_texts()[:2] == ["Perangkat daerah", UNIT]
        assert visible(page)[:2] == ["control.budget", "control.realization"]

    def test_a_finding_has_its_figures_suggestion_and_remedy(
        self, opened: Opened, published: Result
    ) -> None:
        page = opened(published)
        place = page.locator(".place b", has_text=re.compile("^Anggaran!H7$"))
        finding = page.locator(".finding").filter(has=place).first
        text = finding.text_content() or ""
        assert "Sisa Rp56.903.763, seharusnya Pagu" in text
        assert re.search(r"Ditemukan\s*56.903.763\s*Seharusnya\s*56.903.700\s*Selisih\s*63", text)
        assert "Anggaran!F7 seharusnya 2.139.191.092, bukan 2.139.191.029" in text
        assert "Periksa Pagu, Realisasi dan Sisa dengan dokumen sumber" in text

    def test_a_code_leads_to_its_explanation_which_is_there_once(
        self, opened: Opened, published: Result
    ) -> None:
        page = opened(published)
        page.get_by_role("link", name="A202").first.click()
        assert page.url.endswith("#A202")
        assert "Sisa = Pagu - Realisasi" in page.inner_text("#A202:target")
        headings = page.locator(".rule h3 b").all_inner_texts()
        assert headings == sorted(set(headings)) == sorted({e.code for e in published.findings})

    def test_without_scripts_all_of_it_is_there(self, opened: Opened, published: Result) -> None:
        page = opened(published, java_script_enabled=False)
        assert len(visible(page)) == 43
        assert page.locator("form").is_hidden()
        assert page.inner_text("#count") == "43 temuan"

    def test_a_run_without_findings_says_so(self, opened: Opened) -> None:
        page = opened(run([]))
        assert page.inner_text("#count") == "Tidak ada temuan."
        assert page.locator("form").is_hidden()
        assert page.locator("tbody .chip").inner_text() == "Dapat digabungkan"


class TestFiltering:
    def test_by_unit(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.get_by_role("combobox", name="Unit kerja").select_option(label=UNIT)
        assert page.locator(".group").filter(visible=True).count() == 1
        assert page.get_by_role("status").inner_text() == "17 dari 43 temuan"

    def test_by_sheet(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.get_by_role("combobox", name="Lembar").select_option(label="Pegawai")
        assert visible(page) == ["Pegawai!E5", "Pegawai!D7"]

    def test_what_stands_on_no_sheet(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.get_by_role("combobox", name="Lembar").select_option(label="Seluruh berkas")
        assert visible(page) == ["control.budget", "control.realization"]

    def test_by_severity(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.get_by_role("checkbox", name="Peringatan").uncheck()
        page.get_by_role("checkbox", name="Catatan").uncheck()
        expected = sum(each.severity is Severity.ERROR for each in published.findings)
        assert len(visible(page)) == expected == 9

    @pytest.mark.parametrize(
        ("words", "places"),
        [
            ("56.903.763", ["Anggaran!H7"]),
            ("h7 SISA", ["Anggaran!H7", "Anggaran!H7"]),
            ("p302", ["Pegawai!E5"]),
            ("lkip.toml realisasi", ["control.realization"]),
        ],
    )
    def test_by_words_wherever_they_stand(
        self, words: str, places: list[str], opened: Opened, published: Result
    ) -> None:
        page = opened(published)
        page.get_by_role("searchbox", name="Cari").fill(words)
        assert visible(page) == places

    def test_all_filters_hold_at_once_and_are_undone_at_once(
        self, opened: Opened, published: Result
    ) -> None:
        page = opened(published)
        page.get_by_role("searchbox", name="Cari").fill("pagu")
        page.get_by_role("checkbox", name="Kesalahan").uncheck()
        page.get_by_role("combobox", name="Lembar").select_option(label="Pegawai")
        status = page.get_by_role("status")
        assert status.inner_text() == "Tidak ada temuan yang cocok dengan saringan ini."
        assert page.locator(".group").filter(visible=True).count() == 0
        page.get_by_role("button", name="Tampilkan semua").click()
        assert status.inner_text() == "43 dari 43 temuan"
        assert len(visible(page)) == 43

    def test_a_link_to_what_is_filtered_out_shows_it(
        self, opened: Opened, published: Result
    ) -> None:
        page = opened(published)
        page.get_by_role("searchbox", name="Cari").fill("tidak ada di mana pun")
        page.locator("tbody").get_by_role("link", name=UNIT).click()
        assert page.locator(".group:target h3").inner_text() == UNIT
        assert page.locator(".group:target").is_visible()

    def test_two_files_of_one_unit_are_told_apart(self, opened: Opened) -> None:
        found = [replace(WRONG_REMAINDER, file=name) for name in ("a.xlsx", "b.xlsx")]
        page = opened(run(found, "a.xlsx", "b.xlsx"))
        page.get_by_role("combobox", name="Unit kerja").select_option(label="Bidang A (b.xlsx)")
        assert page.locator(".group").filter(visible=True).inner_text().count("b.xlsx") == 1


class TestHands:
    def test_everything_is_reached_by_keyboard(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        names = []
        for _ in range(7):
            page.keyboard.press("Tab")
            names.append(page.evaluate("document.activeElement.name || 'button'"))
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
        assert names == ["words", "group", "sheet", *["severity"] * 3, "button"]

    def test_space_unchecks_a_severity(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.get_by_role("checkbox", name="Peringatan").focus()
        page.keyboard.press("Space")
        assert page.get_by_role("status").inner_text() == "16 dari 43 temuan"

    def test_enter_in_the_search_goes_nowhere(self, opened: Opened, published: Result) -> None:
        page = opened(published)
        page.get_by_role("searchbox", name="Cari").fill("pagu")
        page.keyboard.press("Enter")
        assert "?" not in page.url

    @pytest.mark.parametrize("width", [320, 390, 599, 800, 1280])
    def test_no_width_needs_scrolling_sideways(
        self, width: int, opened: Opened, published: Result
    ) -> None:
        found = published.findings[0]
        long = replace(found, rule=replace(found.rule, message="x" * 500), sheet="L" * 31)
        result = replace(published, findings=[*published.findings, long])
        page = opened(result, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width

    def test_on_a_phone_what_is_touched_is_large_enough(
        self, opened: Opened, published: Result
    ) -> None:
        page = opened(published, viewport={"width": 390, "height": 844}, has_touch=True)
        for control in page.locator("input[type=search], select, button").all():
            box = control.bounding_box()
            assert box
            assert box["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_accessible(scheme: str, width: int, opened: Opened, published: Result) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(
        published,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # For axe, not for the page.
    )
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def test_printed_it_is_all_there_without_controls(opened: Opened, published: Result) -> None:
    page = opened(published)
    page.emulate_media(media="print")
    assert page.locator("form, .skip").filter(visible=True).count() == 0
    assert len(visible(page)) == 43
    assert page.locator(".rule").filter(visible=True).count() == 16
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_was_filtered_is_what_is_printed(opened: Opened, published: Result) -> None:
    page = opened(published)
    page.get_by_role("combobox", name="Lembar").select_option(label="Pegawai")
    page.emulate_media(media="print")
    assert visible(page) == ["Pegawai!E5", "Pegawai!D7"]


class TestHostileTexts:
    def test_they_are_shown_as_texts(self, opened: Opened) -> None:
        page = opened(nasty_run())
        assert page.locator(".finding").count() == len(NASTY)
        assert page.locator(".what p", has_text="<script>window.taken").count() >= 1
        assert page.evaluate("window.taken") is None

    def test_they_add_no_element_and_no_link(self, opened: Opened) -> None:
        page = opened(nasty_run())
        assert page.locator("script").count() == 1
        assert page.locator("img, iframe, object").count() == 0
        links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert all(re.fullmatch(r"#[\w-]+", link) for link in links)
        assert page.locator("[onerror], [onclick], [style]").count() == 0

    def test_nothing_steers_or_turns_the_text(self, opened: Opened) -> None:
        text = opened(nasty_run()).inner_text("body")
        assert all(line.isprintable() or "\t" in line for line in text.splitlines())
        assert not {"\u202e", "\u2066", "\u200f", "\x1b"} & set(text)

    def test_the_page_may_run_nothing_but_its_own_script(self, opened: Opened) -> None:
        page = opened(run([WRONG_REMAINDER]))
        policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
