"""Quotations with their verdicts as a file, and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator

from evidence.findings import counted, details, differences_of, elided, heading, note_of, verdict
from evidence.services.outcomes import Carried
from evidence.services.verifying import Checked, VerificationReport
from evidence.tables import FORMATS, Column, Table

#: What may become of a quotation, when its document gets a new wording, that somebody has to look at.
NOT_AS_BEFORE = frozenset({Carried.CHANGED, Carried.LOST})

COLUMNS: tuple[Column[Checked], ...] = (
    Column("study", "Study", "The study of the passage.", lambda each: each.quotation.study.slug),
    Column("passage", "Passage", "The passage's key.", lambda each: each.quotation.passage.key),
    Column(
        "position",
        "Quotation",
        "Its place among the quotations of the passage.",
        lambda each: each.quotation.position,
    ),
    Column(
        "document",
        "Document",
        "The document quoted.",
        lambda each: each.quotation.passage.document.short_title,
    ),
    Column(
        "document_key", "Key", "Our key of the document.", lambda each: each.quotation.passage.document.key
    ),
    Column("text", "Quotation text", "The words as quoted.", lambda each: each.quotation.text),
    Column(
        "verification",
        "Verdict",
        "How the words compare with the document's; docs/verification.md explains each.",
        lambda each: each.quotation.verification,
    ),
    Column("pages_cited", "Pages cited", "As a note prints them.", lambda each: each.quotation.passage.pages),
    Column("pages_found", "Pages found", "Where the words stand.", lambda each: each.quotation.pages_found),
    Column(
        "page_check",
        "Page check",
        "How pages cited and found compare: agree, differ, unknown.",
        lambda each: each.quotation.page_check,
    ),
    Column(
        "start",
        "Start",
        "Where it begins in the text or note, in code points.",
        lambda each: each.quotation.start,
    ),
    Column("end", "End", "Where it ends, exclusive.", lambda each: each.quotation.end),
    Column(
        "in_note", "In note", "The mark of the note in which it stands.", lambda each: note_of(each.quotation)
    ),
    Column(
        "differences",
        "Differences",
        "What differs, one after the other: kind, words quoted, words of the document.",
        lambda each: tuple(differences_of(each.quotation)),
    ),
    Column(
        "elided",
        "Words left out",
        "The words of the document that each ellipsis stands for.",
        lambda each: tuple(elided(each.quotation)),
    ),
    Column(
        "warnings",
        "Warnings",
        "What a person should know.",
        lambda each: tuple(each.quotation.findings.get("warnings", ())),
    ),
    Column(
        "confirmed",
        "Confirmed",
        "Why somebody says that the difference is right as it is.",
        lambda each: each.quotation.confirmed_reason,
    ),
    Column(
        "became",
        "Became",
        "What became of it when its document got a new wording: carried over, moved, changed, lost.",
        lambda each: str(each.carried) if each.carried else None,
    ),
)


def export(report: VerificationReport, form: str) -> bytes:
    """The quotations of a check as a file of this format."""
    table = Table.build("Quotations", COLUMNS, report.checked)
    return FORMATS[form].render(table)


def lines(report: VerificationReport) -> Iterator[str]:
    """The quotations of a check, for a terminal: each with its verdict, and what differs below it."""
    for each in report.checked:
        yield from lines_of(each)
    yield f"{counted(report.counts)}."
    yield from carried_lines(report, named=())


def lines_of(each: Checked) -> Iterator[str]:
    """One quotation: which, its verdict, its words, and what differs."""
    became = f" ({each.carried})" if each.carried else ""
    yield f"{heading(each.quotation)}: {verdict(each.quotation)}{became}"
    yield f"    “{' '.join(each.quotation.text.split())}”"
    yield from (f"    {line}" for line in details(each.quotation))


def carried_lines(report: VerificationReport, *, named: Container[Carried]) -> Iterator[str]:
    """How the quotations fared whose documents have a new wording; each of which these are named became."""
    became = Counter(each.carried for each in report.carried)
    if became:
        yield "New wordings: " + ", ".join(f"{became[name]} {name}" for name in Carried if became[name]) + "."
    for each in report.carried:
        if each.carried in named:
            yield from (f"  {line}" for line in lines_of(each))
