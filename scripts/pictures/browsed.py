"""The page of findings in a browser, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..browser import launched
from .tool import INBOX, inbox, told

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "temuan.html"
DESK, PHONE = (1100, 885), (390, 800)
"""Width and height of the window."""
FINDING = "Anggaran!H7"


def pictures(folder: Path) -> dict[str, bytes]:
    """Its top on a desk, one finding on a phone."""
    from playwright.sync_api import sync_playwright

    inbox(folder)
    told("validate", f"{INBOX}/", "-o", PAGE, within=folder)
    address = (folder / PAGE).as_uri()
    with sync_playwright() as playwright, launched(playwright) as browser:
        return {
            "halaman.png": _seen(browser, address, DESK),
            "ponsel.png": _seen(browser, address, PHONE, FINDING),
        }


def _seen(browser: Browser, address: str, size: tuple[int, int], place: str = "") -> bytes:
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",  # so that it is where it was led to at once
    )
    page.goto(address)
    if place:
        finding = page.locator(".finding").filter(has_text=place).first
        finding.evaluate("element => element.scrollIntoView()")
    return page.screenshot()
