"""The forms in which figures leave: a drawing, a picture of it, and a graph for programs that draw their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import resvg_py
from django.core.exceptions import ValidationError

#: A picture has so many dots for each unit of the drawing: enough for print at the width of a column.
DOTS_PER_UNIT = 2
#: Every font is asked for these first; what they lack is taken from any other font that the machine has.
SANS_SERIF = "DejaVu Sans"


@dataclass(frozen=True)
class FigureForm:
    """One form of a figure: its name, media type, file extension, and whether it can be printed to a terminal."""

    name: str
    media_type: str
    extension: str
    is_text: bool = True


FORMS: Mapping[str, FigureForm] = MappingProxyType(
    {
        each.name: each
        for each in (
            FigureForm("svg", "image/svg+xml", "svg"),
            FigureForm("png", "image/png", "png", is_text=False),
            FigureForm("graphml", "application/xml", "graphml"),
        )
    }
)


def to_png(svg: str) -> bytes:
    """A drawing as a picture, with the fonts of this machine; equal drawings give equal bytes on one machine.

    Raises:
        ValidationError: where the machine has no font: names would be missing without a word.
    """
    if not has_fonts():
        raise ValidationError(
            {
                "figure": [
                    "This machine has no font to draw names with. Install one (on Debian: fonts-dejavu-core and "
                    "fonts-noto-cjk), or take the SVG, which the reader's own machine draws."
                ]
            }
        )
    return rendered(svg)


@cache
def has_fonts() -> bool:
    """Whether a letter leaves a trace."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    letter = '<text x="4" y="15" font-family="sans-serif" font-size="12">A</text>'
    return rendered(frame.format(letter)) != rendered(frame.format(""))


def rendered(svg: str) -> bytes:
    """The picture of a drawing, on white."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=DOTS_PER_UNIT, background="#ffffff", sans_serif_family=SANS_SERIF
        )
    )
