"""The one way in which a file is refused: with the rule that says why."""

from __future__ import annotations

from ..tables import Trouble

MEGABYTE = 1024 * 1024


class NotReadable(Exception):
    """The file cannot be read; `trouble` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.trouble = Trouble(code, facts=tuple(facts.items()))

    @classmethod
    def damaged(cls) -> NotReadable:
        return cls("B001")

    @classmethod
    def protected(cls) -> NotReadable:
        return cls("B002")

    @classmethod
    def too_large(cls, size: int) -> NotReadable:
        """For a file that is, or unpacks to, that many bytes."""
        return cls("B003", size=f"{max(1, round(size / MEGABYTE))} MB")
