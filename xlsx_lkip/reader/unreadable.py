"""The one way in which a file is refused: with the rule that says why."""

from __future__ import annotations

from dataclasses import replace

from ..model.tables import Problem, Submission
from .limits import MEGABYTE, MEMORY, SECONDS

__all__ = ["MEGABYTE", "NotReadable", "refused"]


class NotReadable(Exception):
    """The file cannot be read; `problem` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, facts=tuple(facts.items()))

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

    @classmethod
    def costing(cls, code: str) -> NotReadable:
        """For a file whose reader was ended: by the limit of time, of memory, or by an accident."""
        limits = {"B011": f"{SECONDS:g}".replace(".", ","), "B012": f"{MEMORY // MEGABYTE} MB"}
        return cls(code, limit=limits[code]) if code in limits else cls(code)

    @classmethod
    def too_many(cls, what: str, count: int, limit: int) -> NotReadable:
        """For a file that holds or declares more things of a kind than any report.

        Args:
            what: the things, a message.
        """
        return cls("B013", what=what, count=_grouped(count), limit=_grouped(limit))


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def refused(submission: Submission, error: NotReadable) -> Submission:
    """A submission that holds nothing but why it was not read."""
    return replace(submission, readable=False, problems=(error.problem,))
