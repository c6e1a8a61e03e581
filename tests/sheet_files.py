"""Small files of tables for tests of their readers: workbooks part by part, and what a reading of a file gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import read_sheets
from tests.plain_files import CONTENT_TYPES, packed, relations

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


@dataclass
class Read:
    """A sheet that was read to its end."""

    name: str
    columns: tuple[str, ...]
    numbers: list[int] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    row_faults: list[tuple[str, ...]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_all(path: Path, **options: Any) -> list[Read]:
    """All sheets of a file with all their rows."""
    found = []
    for sheet in read_sheets(path, **options):
        rows = list(sheet.rows)
        found.append(
            Read(
                sheet.name,
                sheet.columns,
                [row.number for row in rows],
                [dict(row.cells) for row in rows],
                [row.faults for row in rows],
                sheet.faults,
                sheet.notes,
            )
        )
    return found


def read_one(path: Path, **options: Any) -> Read:
    """The one sheet of a file."""
    (sheet,) = read_all(path, **options)
    return sheet


def said_against(path: Path) -> str:
    """Why a file is refused; empty if it is read."""
    try:
        read_all(path)
    except FileNotUnderstood as fault:
        return str(fault)
    return ""


def written(path: Path, content: str | bytes) -> Path:
    """A file of this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def inline(reference: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


HEADER = row(1, inline("A1", "key"), inline("B1", "pages"))


def workbook(
    rows: str | Mapping[str, str],
    *,
    behind: str = "",
    before: str = "",
    styles: str = "",
    texts: str = "",
    states: Sequence[str] = (),
    properties: str = "",
    namespace: str = MAIN,
    **parts: str,
) -> bytes:
    """A workbook of sheets, each given by its rows; `before` and `behind` stand around the rows of all of them."""
    sheets = rows if isinstance(rows, Mapping) else {"passages": rows}
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}" state="{states[n - 1] if states else "visible"}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    for kind, content in (("styles", styles), ("sharedStrings", texts)):
        if content:
            listed += f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
            parts[f"xl/{kind}.xml"] = content
    return packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}),
            "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{OFFICE}">{properties}'
            f"<sheets>{names}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{listed}</Relationships>',
            **{
                f"xl/worksheets/sheet{n}.xml": f'{before}<worksheet xmlns="{namespace}"><sheetData>{each}</sheetData>'
                f"{behind}</worksheet>"
                for n, each in enumerate(sheets.values(), start=1)
            },
            **parts,
        }
    )


def styles(*formats: str) -> str:
    """Styles of these number formats, in order; style 0 is that of plain numbers."""
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(formats))
    uses = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{uses}<xf numFmtId="14"/></cellXfs></styleSheet>'
    )
