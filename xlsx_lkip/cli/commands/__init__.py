"""What each command does, from its options to its exit code: the parts of the tool, put together.

How a command is written on the command line is `cli`; every judgement lies further down.
"""

from .consolidate import consolidate
from .reference import completion, init, layout, rules
from .status import status
from .template import template
from .validate import validate

__all__ = [
    "completion",
    "consolidate",
    "init",
    "layout",
    "rules",
    "status",
    "template",
    "validate",
]
