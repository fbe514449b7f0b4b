"""What mkdocs is told about the pages: README is the front page, and links may lead out of `docs/`.

A hook of mkdocs.yml. Pages stay as people read them in the repository.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

README, FRONT_PAGE = "README.md", "index.md"
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the README in front."""
    text = Path(README).read_text(encoding="utf-8")
    files.append(File.generated(config, FRONT_PAGE, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Files) -> str:
    """Lead links to other pages there, and those out of `docs/` to the repository."""
    here = page.file.src_uri
    folder = posixpath.dirname(README if here == FRONT_PAGE else f"docs/{here}")

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[1]))
        inner = FRONT_PAGE if target == README else target.removeprefix("docs/")
        if inner == target:
            return f"]({config.extra['repository']}{target}"
        return f"]({posixpath.relpath(inner, posixpath.dirname(here) or '.')}"

    return _LINK.sub(led, markdown)
