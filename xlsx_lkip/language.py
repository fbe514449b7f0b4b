"""The language in which the tool speaks: Bahasa Indonesia as the code has it, others from catalogs.

The Indonesian text is the message id. What a message says, and about what, is decided elsewhere;
workbooks are always in Bahasa Indonesia.
"""

from __future__ import annotations

import gettext
from pathlib import Path

DEFAULT = "id"
LANGUAGES = (DEFAULT, "en")
_DOMAIN = "xlsx_lkip"
_CATALOGS = Path(__file__).parent / "locale"
_chosen = gettext.NullTranslations()


def speak(language: str) -> None:
    """From here on, say everything in that language.

    Raises:
        FileNotFoundError: there is no catalog of it.
    """
    global _chosen  # noqa: PLW0603  # A process speaks to one person, in one language.
    if language == DEFAULT:
        _chosen = gettext.NullTranslations()
    else:
        _chosen = gettext.translation(_DOMAIN, _CATALOGS, [language])


def _(text: str) -> str:
    """The text in the language that is spoken; itself where the catalog does not have it."""
    return _chosen.gettext(text) if text else text


def N_(text: str) -> str:  # noqa: N802  # gettext's own name.
    """The text itself: marks for the catalog what is said later, through `_`."""
    return text
