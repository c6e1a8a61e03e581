"""Brings one document's wording in, from plain text, Word, HTML or PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from evidence.choices import SourceClass, TextKind
from evidence.exports.quotations import carried_lines
from evidence.findings import counted
from evidence.importers.faults import FileNotUnderstood
from evidence.importers.plain import ReadFile, read_file
from evidence.management.base import TablesCommand
from evidence.models import Document
from evidence.services.named_documents import DocumentNotTold
from evidence.services.outcomes import Carried
from evidence.services.plain_texts import NewDocument, add_file
from evidence.services.program_users import program_user
from evidence.services.texts import Added


class Command(TablesCommand):
    """`import_text memo.docx --document frus1955-57v23p2/d24 --first-page 52`."""

    help = (
        "Bring one document's wording in, from a plain text, Word (DOCX), HTML or PDF file, as a new version of its "
        "text. Page breaks are kept: form feeds and lines “[p. 12]” in plain text, breaks in Word, marked ones in "
        "HTML, the pages of a PDF. No page number is made up: pages have those that the file gives them, or are "
        "counted from --first-page, or have none. A file brought in twice changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, the document, and what the file cannot say of itself."""
        parser.add_argument("file", metavar="FILE", type=Path, help="A .txt, .docx, .html or .pdf file.")
        document = parser.add_mutually_exclusive_group(required=True)
        document.add_argument(
            "--document",
            metavar="NAME",
            help="The document: its key, a collection's reference code and identifier (frus1955-57v23p2/d24), or its "
            "short title.",
        )
        document.add_argument("--new", metavar="SHORT_TITLE", help="Make a new document of this short title.")
        parser.add_argument(
            "--source-class", choices=SourceClass.values, help="What a new document is; needed with --new."
        )
        parser.add_argument("--date", metavar="DATE", default="", help="A new document's date, as printed.")
        parser.add_argument(
            "--kind",
            choices=TextKind.values,
            default=TextKind.TRANSCRIPTION,
            help="Where the wording is from.",
        )
        parser.add_argument(
            "--language",
            metavar="TAG",
            default="",
            help="The wording's language (BCP 47: en, ja, zh-Hant, ko); needed unless the document has just one.",
        )
        parser.add_argument(
            "--first-page",
            metavar="LABEL",
            default="",
            help="The number of the file's first page (12, xii, A-12). Pages are counted from there; a page whose "
            "number the text itself gives keeps that. The labels of a PDF, which are not printed, yield.",
        )
        parser.add_argument(
            "--encoding",
            metavar="NAME",
            default="",
            help="The encoding of a plain text or HTML file (shift_jis, big5 ...), where it cannot be told.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and write nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file, then write all or nothing, and say what was done."""
        to = target(options)
        try:
            file = read_file(options["file"], encoding=options["encoding"], first_page=options["first_page"])
            with transaction.atomic():
                document, added = add_file(
                    file,
                    to=to,
                    kind=TextKind(options["kind"]),
                    language=options["language"],
                    by=program_user("import_text"),
                )
                transaction.set_rollback(options["dry_run"])
        except (FileNotUnderstood, DocumentNotTold) as fault:
            raise CommandError(str(fault)) from fault
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        for line in report(file, document, added, dry_run=options["dry_run"]):
            self.stdout.write(line)


def target(options: dict[str, Any]) -> str | NewDocument:
    """The document that is meant: a name, or what is to be made.

    Raises:
        CommandError: when options miss each other.
    """
    if options["new"] is None:
        if options["source_class"] or options["date"]:
            raise CommandError(
                "--source-class and --date are for --new; a document that is there has its own."
            )
        return str(options["document"]).strip()
    if not options["source_class"]:
        raise CommandError(f"--new needs --source-class: one of {', '.join(SourceClass.values)}.")
    return NewDocument(options["new"].strip(), SourceClass(options["source_class"]), options["date"])


def report(file: ReadFile, document: Document, added: Added, *, dry_run: bool) -> Iterator[str]:
    """What was read, what to look at, and what became of it, a line each."""
    reading, draft = file.reading, file.reading.draft
    beginning = " ".join(draft.body[:80].split())[:40]
    yield f"{file.name}: read as {reading.form}. It begins: {beginning} ..."
    for remark in reading.remarks:
        yield f"  {remark}"
    labels = [page.label for page in draft.pages if page.label]
    if not labels and reading.n_pages > 1:
        yield f"  Its {reading.n_pages} pages have no numbers: --first-page counts them from the first page's."
    if document.date_printed and not document.date_edtf:
        yield f"  Its date “{document.date_printed}” cannot be read: the document counts as undated."
    amount = counts(reading.n_pages, labels, len(draft.notes), len(draft.body))
    yield closing_line(document, added, amount, dry_run=dry_run)
    if added.quotations and added.quotations.checked:
        yield f"  {counted(added.quotations.counts)}"
        yield from (f"  {line}" for line in carried_lines(added.quotations, named=frozenset(Carried)))
    if dry_run:
        yield "Nothing was written: this was a dry run."


def counts(n_pages: int, labels: list[str], n_notes: int, n_characters: int) -> str:
    """How much there is of it."""
    pages = "1 page" if n_pages == 1 else f"{n_pages} pages"
    ends = dict.fromkeys([*labels[:1], *labels[-1:]])
    numbers = f" ({'–'.join(ends)})" if ends else ""
    notes = "1 note" if n_notes == 1 else f"{n_notes} notes"
    return f"{n_characters:,} characters, {pages}{numbers}, {notes}"


def closing_line(document: Document, added: Added, amount: str, *, dry_run: bool) -> str:
    """What became of the wording, in a line. In a dry run a new document's key is none yet."""
    text = f"{added.text.get_kind_display().lower()} ({added.text.language}), {amount}"
    name = str(document) if dry_run else f"{document}, key {document.key}"
    if not added.is_new:
        return f"{name}: it has this wording already: {text}. Nothing was changed."
    if added.kept_beside:
        return f"{name}: a new version, {text}; kept beside the current one: {added.kept_beside}."
    return f"{name}: a new version, {text}; it is the current one now."
