"""How fast and how rightly quotations are checked, beside the least that finding and writing them takes.

    python -m benchmarks.quotations [VOLUMES...] [--quotations 10000] [--seed 1955]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). Volumes of FRUS are brought in:
those named, else all in the folder frus under TOUCHSTONE_DATA, or under shared/data beside the repository. Quotations
are cut from their texts and left alone or changed in a known way, by the maker that the tests use; five of a document
at a time. In one run, on the same quotations:

- one by one, in milliseconds: `evidence.matching.compare` against the text, the reading of the text's words included
  where it is the first quotation from it; and beside it the least, `rapidfuzz.fuzz.partial_ratio_alignment` in the raw
  text, which finds a place and says nothing of what differs;
- rightly: for each way of making them how many are given the class that they were made to have, how many altered ones
  are called verbatim, how many are put in another place;
- as a study, in quotations a second: `verify_quotations` with all that it reads and writes (notes, pages, history); the
  same again when nothing is news; Django's `bulk_update` of the same columns of the same rows; the UPDATE by hand.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Field
from rapidfuzz import fuzz

from evidence.choices import Verification
from evidence.matching import Comparison, PageStretch, Quoted, Wording, compare
from evidence.matching.page_checks import pages_of
from evidence.models import DocumentText, Page, Passage, Quotation, Study, User
from evidence.services.verifying import AT_ONCE, CHECKED, verify_quotations
from tests.quotation_maker import Made, quotations

ROOT = Path(__file__).resolve().parents[1]
#: A study quotes a document a few times.
OF_ONE_DOCUMENT = 5
#: After so many rounds through the documents without as many quotations as asked for, there are no more.
MOST_ROUNDS = 50


@dataclass
class Drawn:
    """A text and the quotations cut from it."""

    text: DocumentText
    made: list[Made] = field(default_factory=list)


@dataclass
class Tally:
    """What became of the quotations that were made in one way."""

    status: Verification
    n_made: int = 0
    n_right: int = 0
    n_called_verbatim: int = 0
    n_misplaced: int = 0
    others: Counter[str] = field(default_factory=Counter)

    def count(self, made: Made, comparison: Comparison) -> None:
        """Add one."""
        place = comparison.place
        self.n_made += 1
        self.n_right += comparison.status == made.status
        self.n_called_verbatim += comparison.status == Verification.VERBATIM != made.status
        self.n_misplaced += place is not None and not overlaps(made, place.start, place.end)
        if comparison.status != made.status:
            self.others[str(comparison.status)] += 1


def overlaps(made: Made, start: int, end: int) -> bool:
    """Whether a place is that from which a quotation was cut, at least in part."""
    return start < made.end and made.start < end


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def volumes_of(named: list[Path]) -> list[Path]:
    """The volumes named, else those of the data folder."""
    folder = Path(os.environ.get("TOUCHSTONE_DATA") or ROOT.parent / "shared" / "data") / "frus"
    return named or sorted(folder.glob("*.xml"))


def draw(number: int, chance: random.Random) -> list[Drawn]:
    """So many quotations, a few from each text, all texts in turn; fewer where the texts do not give them."""
    drawn = [Drawn(text) for text in DocumentText.objects.filter(is_current=True).order_by("pk")]
    chance.shuffle(drawn)
    left = number
    for _ in range(MOST_ROUNDS):
        for each in drawn:
            made = list(quotations(each.text.body, chance, 1))
            made = chance.sample(made, min(OF_ONE_DOCUMENT, len(made), left))
            each.made += made
            left -= len(made)
        if not left:
            break
    return [each for each in drawn if each.made]


def one_by_one(drawn: list[Drawn]) -> None:
    """Each quotation against its text: how long it takes, and whether the answer is right."""
    ours, bare, tallies = list[float](), list[float](), dict[str, Tally]()
    n_elsewhere = 0
    for each in drawn:
        wording = Wording(each.text.body)
        for made in each.made:
            start = time.perf_counter()
            comparison = compare(Quoted(made.text), wording)
            between = time.perf_counter()
            place = fuzz.partial_ratio_alignment(made.text, wording.body)
            end = time.perf_counter()
            ours.append((between - start) * 1000)
            bare.append((end - between) * 1000)
            n_elsewhere += place is None or not overlaps(made, place.dest_start, place.dest_end)
            tallies.setdefault(made.how, Tally(made.status)).count(made, comparison)
    print("\n| one by one, ms | median | p99 | max |\n|---|---|---|---|")
    print(f"| compare | {times_of(ours)} |\n| partial_ratio_alignment | {times_of(bare)} |")
    pairs = zip(figures(ours), figures(bare), strict=True)
    print(f"| ratio | {' | '.join(f'{mine / least:.2f}' for mine, least in pairs)} |")
    print(
        f"All together {sum(ours) / 1000:.1f} s beside {sum(bare) / 1000:.1f} s: {sum(ours) / sum(bare):.2f}."
    )
    print_accuracy(tallies)
    print(f"partial_ratio_alignment alone puts {n_elsewhere:,} elsewhere.")


def figures(times: list[float]) -> tuple[float, float, float]:
    """The median, the 99th percentile and the longest."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(0.99 * (len(ordered) - 1))], ordered[-1]


def times_of(times: list[float]) -> str:
    """The figures as cells of a table."""
    return " | ".join(f"{each:.2f}" for each in figures(times))


def print_accuracy(tallies: dict[str, Tally]) -> None:
    """A line for each way of making quotations, those of one class together, and one for all."""
    print("\n| made | is | number | right | called verbatim | misplaced | called instead |")
    print("|---|---|---|---|---|---|---|")
    order = list(Verification)
    for how, tally in sorted(tallies.items(), key=lambda pair: (order.index(pair[1].status), pair[0])):
        others = ", ".join(f"{number} {name}" for name, number in tally.others.most_common())
        verbatim = "" if tally.status == Verification.VERBATIM else tally.n_called_verbatim
        print(
            f"| {how} | {tally.status} | {tally.n_made:,} | {tally.n_right:,} | {verbatim} | "
            f"{tally.n_misplaced} | {others} |"
        )
    n_made, n_right = (
        sum(getattr(tally, name) for tally in tallies.values()) for name in ("n_made", "n_right")
    )
    altered = [tally for tally in tallies.values() if tally.status == Verification.ALTERED]
    print(
        f"{n_right:,} of {n_made:,} right ({n_right / n_made:.2%}); "
        f"{sum(tally.n_called_verbatim for tally in altered)} of {sum(tally.n_made for tally in altered):,} altered "
        f"called verbatim; {sum(tally.n_misplaced for tally in tallies.values())} misplaced."
    )


def make_study(drawn: list[Drawn]) -> None:
    """A passage for each quotation, which cites the pages that the words stand on."""
    study = Study.objects.create(slug="bench", title="Benchmark")
    pages: dict[int, list[PageStretch]] = {}
    of_pages = Page.objects.filter(text__in=[each.text.pk for each in drawn]).order_by("text_id", "start")
    for text, label, start, end in of_pages.values_list("text", "label", "start", "end"):
        pages.setdefault(text, []).append(PageStretch(label, start, end))
    all_made = [(each.text, made) for each in drawn for made in each.made]
    passages = Passage.objects.bulk_create(
        (
            Passage(
                study=study,
                document_id=text.document_id,
                key=f"p{number}",
                pages=", ".join(pages_of(pages.get(text.pk, []), made.start, made.end)),
            )
            for number, (text, made) in enumerate(all_made)
        ),
        batch_size=AT_ONCE,
    )
    Quotation.objects.bulk_create(
        (
            Quotation(study=study, passage=passage, position=1, text=made.text)
            for passage, (_, made) in zip(passages, all_made, strict=True)
        ),
        batch_size=AT_ONCE,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def checked_fields() -> list[Field[Any, Any]]:
    """The fields that a check fills."""
    return [each for each in Quotation._meta.concrete_fields if each.name in CHECKED]


def forget() -> None:
    """Make the quotations unchecked again."""
    Quotation.objects.update(**{each.name: each.get_default() for each in checked_fields()})


def update_by_django(rows: list[Quotation]) -> None:
    """Write the columns of rows, as many at a time as the check does, without history."""
    for start in range(0, len(rows), AT_ONCE):
        with transaction.atomic():
            Quotation.objects.bulk_update(rows[start : start + AT_ONCE], CHECKED)


def update_by_hand(columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """The least that any program must do: one UPDATE a row, all in one transaction."""
    name = connection.ops.quote_name
    place = "%s" if connection.vendor == "postgresql" else "?"
    settings = ", ".join(f"{name(column)} = {place}" for column in columns[1:])
    table, key = name(Quotation._meta.db_table), name(columns[0])
    statement = f"UPDATE {table} SET {settings} WHERE {key} = {place}"
    values = [(*row[1:], row[0]) for row in rows]
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # psycopg2 has no types
            from psycopg2.extras import execute_batch  # type: ignore[import-untyped]

            execute_batch(cursor.cursor, statement, values, page_size=AT_ONCE)
        else:
            cursor.connection.executemany(statement, values)


def stored_rows() -> tuple[list[str], list[tuple[Any, ...]]]:
    """The key and the columns that a check fills, as the database has them, JSON as text."""
    columns = ["id", *(each.get_attname() for each in checked_fields())]
    names = [connection.ops.quote_name(column) for column in columns]
    if connection.vendor == "postgresql":
        names[columns.index("findings")] += "::text"
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(Quotation._meta.db_table)
        cursor.execute(f"SELECT {', '.join(names)} FROM {table}")
        return columns, cursor.fetchall()


def as_a_study(drawn: list[Drawn]) -> None:
    """All quotations checked and written, beside the bare writing."""
    make_study(drawn)
    user = User.objects.create(username="bench")
    works = dict(runs_of(user))
    number = Quotation.objects.count()
    print("\n| as a study | s | quotations a second | check / this |\n|---|---|---|---|")
    whole = next(iter(works.values()))
    for what, taken in works.items():
        print(f"| {what} | {taken:.2f} | {number / taken:,.0f} | {whole / taken:.2f} |")


def runs_of(user: User) -> Iterator[tuple[str, float]]:
    """What is done with the study, and how long it takes."""
    everything = Quotation.objects.all()
    yield "check, written", seconds(lambda: verify_quotations(everything, by=user))
    yield "check, nothing new", seconds(lambda: verify_quotations(everything, by=user))
    rows, (columns, values) = list(everything), stored_rows()
    forget()
    yield "bulk_update", seconds(lambda: update_by_django(rows))
    forget()
    yield "UPDATE by hand", seconds(lambda: update_by_hand(columns, values))


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="VOLUMES")
    parser.add_argument("--quotations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1955)
    options = parser.parse_args()
    files = volumes_of(options.files)
    if not files:
        print("No volumes: name some, or set TOUCHSTONE_DATA to the folder that has frus/. Nothing measured.")
        return
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("import_frus", *map(str, files), stdout=StringIO())
        drawn = draw(options.quotations, random.Random(options.seed))
        version = ".".join(map(str, connection.get_database_version()))
        n_made = sum(len(each.made) for each in drawn)
        print(f"{connection.vendor} {version}, {n_made:,} quotations from {len(drawn):,} documents")
        if not drawn:
            print("The texts are too short to quote from. Nothing measured.")
            return
        one_by_one(drawn)
        as_a_study(drawn)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
