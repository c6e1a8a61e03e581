r"""LaTeX: a `table` environment with booktabs rules, to be pasted or `\input` into a manuscript.

The preamble needs `\usepackage{booktabs}` and, for pdfLaTeX before 2018, `\usepackage[utf8]{inputenc}`;
nothing else. Chinese, Japanese and Korean characters are left as they are: set them with XeLaTeX or LuaLaTeX
and a font that has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence.tables.display import MINUS, display_width, numeric_columns, one_line, people_rows
from evidence.tables.latex_text import escape
from evidence.tables.table import Table

#: About how many characters fit on a line of the article class in small type, and how many a gap takes.
_LINE_CHARACTERS = 75
_GAP_CHARACTERS = 3


@dataclass(frozen=True)
class _Column:
    """A column as people read it, heading first, each cell on one line and not yet escaped."""

    cells: tuple[str, ...]
    is_numeric: bool

    @cached_property
    def width(self) -> int:
        """Characters of its longest cell."""
        return max(map(display_width, self.cells))

    @cached_property
    def word(self) -> int:
        """Characters of its longest word, below which it cannot be read."""
        return max(display_width(word) for cell in self.cells for word in cell.split(" "))


def to_latex(table: Table) -> str:
    r"""A table in LaTeX: caption, label if the table has one, booktabs rules, notes in \footnotesize below.

    Every character that TeX treats specially is escaped. A table too wide for the line is set in paragraph
    columns that share the line by how much they hold. One with too many columns even for that continues below
    itself in further blocks, each of which begins with the first column.
    """
    blocks = _blocks(_columns(table))
    is_tight = len(blocks) > 1 or _is_wide(blocks[0])
    tabulars = [line for block in blocks for line in ["", r"\medskip", *_tabular(block)]]
    lines = [
        r"\begin{table}[htbp]",
        r"\centering",
        rf"\caption{{{escape(table.title)}}}",
        *([rf"\label{{{table.label}}}"] if table.label else []),
        *([r"\footnotesize", r"\setlength{\tabcolsep}{3pt}"] if is_tight else [r"\small"]),
        *tabulars[2:],
        *_notes(table.notes),
        r"\end{table}",
    ]
    return "\n".join(lines) + "\n"


def _columns(table: Table) -> list[_Column]:
    header = [column.heading for column in table.columns]
    columns = zip(header, *people_rows(table, minus=MINUS), strict=True)
    return [
        _Column(tuple(map(one_line, cells)), is_numeric)
        for cells, is_numeric in zip(columns, numeric_columns(table), strict=True)
    ]


def _blocks(columns: Sequence[_Column]) -> list[list[_Column]]:
    """The columns in groups whose longest words fit beside each other; the first column is in each group."""
    first, *others = columns
    blocks = [[first]]
    for column in others:
        if (
            len(blocks[-1]) > 1
            and _characters(each.word for each in [*blocks[-1], column]) > _LINE_CHARACTERS
        ):
            blocks.append([first])
        blocks[-1].append(column)
    return blocks


def _characters(widths: Iterable[int]) -> int:
    return sum(width + _GAP_CHARACTERS for width in widths)


def _is_wide(block: Sequence[_Column]) -> bool:
    return _characters(column.width for column in block) > _LINE_CHARACTERS


def _tabular(block: Sequence[_Column]) -> list[str]:
    is_wide = _is_wide(block)
    types = _paragraph_types(block) if is_wide else ["r" if column.is_numeric else "l" for column in block]
    sides = [_side(column) if is_wide else "" for column in block]
    header, *rows = (
        " & ".join(side + cell for side, cell in zip(sides, cells, strict=True)) + r" \tabularnewline"
        for cells in zip(*(map(escape, column.cells) for column in block), strict=True)
    )
    begin = rf"\begin{{tabular}}{{{''.join(types)}}}"
    return [begin, r"\toprule", header, r"\midrule", *rows, r"\bottomrule", r"\end{tabular}"]


def _side(column: _Column) -> str:
    # These give \\ another meaning, therefore rows end with \tabularnewline. TeX hyphenates a word only after
    # some space, be it none.
    return r"\raggedleft " if column.is_numeric else r"\raggedright\hspace{0pt}"


def _paragraph_types(block: Sequence[_Column]) -> list[str]:
    """Paragraph columns that fill the line: each gets its longest word, then of the rest by what it lacks."""
    lacking = sum(column.width - column.word for column in block)
    rest = max(_LINE_CHARACTERS - _characters(column.word for column in block), 0)
    widths = [column.word + 1 + rest * (column.width - column.word) / max(lacking, 1) for column in block]
    room = rf"\dimexpr\linewidth-{2 * len(block)}\tabcolsep\relax"
    # Just under the whole line, so that three decimals rounded up cannot make it overflow.
    return [f"p{{{0.99 * width / sum(widths):.3f}{room}}}" for width in widths]


def _notes(notes: Sequence[str]) -> list[str]:
    if not notes:
        return []
    text = r"\par ".join(map(escape, notes))
    return ["", r"\smallskip", rf"\parbox{{\linewidth}}{{\footnotesize\raggedright {text}}}"]
