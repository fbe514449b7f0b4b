"""Text that others wrote, made fit to be shown: nothing in it steers a terminal or turns its direction.

Reports use `harmless` where they take a text. Whatever else is reported at a terminal passes `shown` on its
way out (`verbosity.tell`, `output.terminal`), so that no file name, setting or argument needs a thought.
"""

from __future__ import annotations

import json
from typing import Any

LONGEST = 600
"""Characters of one text that a person reads; a cell can hold 32,767."""
_UNDECODED = range(0xDC80, 0xDD00)
"""How Python holds the bytes of a file name that are no text."""


def harmless(text: str) -> str:
    """The text on one line, without anything that could steer, and not longer than a person reads."""
    text = _shown(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def shown(text: str) -> str:
    """The text line by line, without anything that could steer."""
    return text if text.isprintable() else "\n".join(map(_shown, text.split("\n")))


def _shown(line: str) -> str:
    return line if line.isprintable() else "".join(map(_visible, line))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if code in _UNDECODED:
        return f"\\x{code - _UNDECODED.start + 0x80:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return " " if character.isspace() else ""


def as_json(data: Any, indent: int | None = None) -> str:
    """The data as JSON in which what could steer a terminal is escaped, and so the same to programs."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return "\n".join(
        line if line.isprintable() else "".join(map(_escaped, line)) for line in text.split("\n")
    )


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    if "\ud800" <= character <= "\udfff":  # Half a character is no JSON to every program.
        return json.dumps(_visible(character))[1:-1]
    return json.dumps(character)[1:-1]
