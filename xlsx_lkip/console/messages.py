"""The language in which the tool speaks: Bahasa Indonesia as the code has it, others from catalogs.

The Indonesian text is the message id. What a message says, and about what, is decided elsewhere;
workbooks are always in Bahasa Indonesia, and figures are written the Indonesian way in any language.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT = "id"
LANGUAGES = (DEFAULT, "en")
VARIABLE = "XLSX_LKIP_LANG"
"""Environment variable that chooses the language where `--lang` does not."""
DOMAIN = "xlsx_lkip"
CATALOGS = Path(__file__).parent.parent / "locale"
_chosen = gettext.NullTranslations()
_language = DEFAULT


def speak(language: str) -> None:
    """From here on, say everything in that language.

    Raises:
        FileNotFoundError: there is no catalog of it.
    """
    global _chosen, _language  # noqa: PLW0603  # A process speaks to one person, in one language.
    if language == DEFAULT:
        _chosen = gettext.NullTranslations()
    else:
        _chosen = gettext.translation(DOMAIN, CATALOGS, [language])
    _language = language


def spoken() -> str:
    """The language that is spoken now."""
    return _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, that language is spoken; afterwards the one from before."""
    before = _language
    speak(language)
    try:
        yield
    finally:
        speak(before)


def _(text: str | None) -> str:
    """The text in the language that is spoken; itself where the catalog does not have it."""
    return _chosen.gettext(text) if text else ""


def _n(text: str, count: int) -> str:
    """The same of a text about `count` things: Bahasa Indonesia has no plural, others may."""
    return _chosen.ngettext(text, text, count)


def N_(text: str) -> str:  # noqa: N802  # gettext's own name.
    """The text itself: marks for the catalog what is reported later, through `_`."""
    return text


@dataclass(frozen=True)
class Message:
    """Something to say, worded only when it is reported: in another language than where it was met."""

    text: str
    """Marked with `N_`."""
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.text).format_map(self.facts)
