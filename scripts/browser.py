"""A real browser for looking at the page as people do: the system's Chromium, headless.

It gets a fresh profile each time and may fetch nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, _NAMES)), "")
"""Path of the browser, or nothing where there is none."""
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def launched(playwright: Playwright, path: str = BROWSER) -> Iterator[Browser]:
    """The browser, closed when the block ends."""
    browser = playwright.chromium.launch(
        executable_path=path, args=list(_QUIET), chromium_sandbox=False
    )
    try:
        yield browser
    finally:
        browser.close()
