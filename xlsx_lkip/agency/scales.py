"""What a scale of Kategori must be, so that formulas can say it: its names end up in cells' formulas.

How a scale becomes a formula is in `declaration.expressions`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..console.messages import _

HIGHEST = 1000
"""Percent; an achievement beyond is no reason for a Kategori of its own."""
MOST_STEPS, LONGEST_NAME = 20, 60
"""A formula asks for one step inside the other, at most 64 deep and 8,192 characters long in Excel, and
a text in it has at most 255."""


def problem_with(scale: Mapping[str, int]) -> str:
    """What is wrong with a scale (name -> lower bound in percent), with the place of `{key}` left free;
    empty where nothing is."""
    bounds = set(scale.values())
    if len(bounds) < len(scale) or min(bounds, default=1) != 0:
        return _("{key} harus memuat batas bawah yang berlainan, yang terendah 0")
    if max(bounds) > HIGHEST:
        message = _("{key} memuat batas bawah di atas {highest} persen")
        return message.format(key="{key}", highest=HIGHEST)
    if not all(map(_is_name, scale)):
        message = _(
            "{key} harus memuat nama Kategori dari huruf yang tampak, paling panjang {longest} huruf"
        )
        return message.format(key="{key}", longest=LONGEST_NAME)
    if len({name.casefold() for name in scale}) < len(scale):
        return _("{key} memuat nama Kategori yang sama, hanya berbeda huruf besar dan kecilnya")
    if len(scale) > MOST_STEPS:
        message = _("{key} memuat lebih dari {most} Kategori")
        return message.format(key="{key}", most=MOST_STEPS)
    return ""


def _is_name(name: str) -> bool:
    return name.isprintable() and name == name.strip() != "" and len(name) <= LONGEST_NAME
