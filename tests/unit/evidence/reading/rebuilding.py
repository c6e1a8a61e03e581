"""From blocks back to the text, its marks, and a line of markup that tests can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidence.reading import Block, Cell, NoteMark, PageMark, Piece, Row, Run


def body_of(blocks: Iterable[Block]) -> str:
    """The words of all runs, with the separators that the structure stands for."""
    return "\n\n".join("\n".join("\t".join(map(words_of, row.cells)) for row in each.rows) for each in blocks)


def words_of(cell: Cell) -> str:
    """The words of one cell."""
    return "".join(piece.text for piece in cell.pieces if isinstance(piece, Run))


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """All pieces in reading order."""
    for block in blocks:
        for row in block.rows:
            for cell in row.cells:
                yield from cell.pieces


def marked(cell: Cell) -> str:
    """A cell as one line: “Words <i>of</i> weight[1]”, with {p5} where a page begins and {gap} for a gap."""
    return "".join(map(markup, cell.pieces))


def markup(piece: Piece) -> str:
    """One piece as tests write it."""
    match piece:
        case Run(text, "", ""):
            return text
        case Run(text, tag, ""):
            return f"<{tag}>{text}</{tag}>"
        case Run(text, tag, look):
            return f"<{tag} {look}>{text}</{tag}>"
        case NoteMark(_, label):
            return f"[{label}]"
        case PageMark(_, identifier):
            return f"{{{identifier}}}"
    return f"{{{piece.kind}}}"


def shown(blocks: Iterable[Block]) -> list[str]:
    """Each block as its kind and looks, and its rows: “heading: 12. Telegram[1]”, “table: a|b / (label) c|d”."""
    return [
        f"{' '.join((block.kind, *block.look.split()))}: " + " / ".join(map(shown_row, block.rows))
        for block in blocks
    ]


def shown_row(row: Row) -> str:
    """The cells of a row, after its looks."""
    look = f"({row.look}) " if row.look else ""
    return look + "|".join(map(marked, row.cells))
