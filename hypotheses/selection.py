"""Which of a study's evidence a table counts: one reading of the filters for command, page and API."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from evidence.choices import SourceClass
from evidence.dates import DateNotUnderstood, DateReading, read_printed
from evidence.models import Archive, Coder, Study
from evidence.queries.past import past

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: The filters by the names they have everywhere; `without-archive` is read as `without_archive`.
NAMES = ("archive", "without_archive", "source_class", "coder", "from", "to")


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of a study's evidence that a table counts; nothing chosen means all of it.

    Several values of one filter widen it, several filters narrow each other. Days are inclusive.
    """

    archives: tuple[str, ...] = ()
    without_archives: tuple[str, ...] = ()
    source_classes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    earliest: datetime.date | None = None
    latest: datetime.date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether a stretch of time was chosen."""
        return self.earliest is not None or self.latest is not None

    def as_filters(self) -> dict[str, object]:
        """The choices as they are printed with every result, under the names of the filters."""
        return {
            "archive": list(self.archives),
            "without_archive": list(self.without_archives),
            "source_class": list(self.source_classes),
            "coder": list(self.coders),
            "from": self.earliest.isoformat() if self.earliest else None,
            "to": self.latest.isoformat() if self.latest else None,
        }


@dataclass
class Reader:
    """Reads filters and gathers everything that is wrong with them, to be told at once."""

    study: Study
    faults: dict[str, list[str]] = field(default_factory=dict)

    def known(self, name: str, given: Iterable[str], allowed: Sequence[str]) -> tuple[str, ...]:
        """The values given, each once and in order, if all of them exist."""
        unknown = sorted(set(given) - set(allowed))
        if unknown:
            listed = ", ".join(allowed) or "none yet"
            self.faults.setdefault(name, []).append(f"Unknown: {', '.join(unknown)}. Known: {listed}.")
        return tuple(sorted(set(given) & set(allowed)))

    def day(
        self, name: str, given: Sequence[str], side: Callable[[DateReading], datetime.date | None]
    ) -> datetime.date | None:
        """One end of the stretch of time; “1953” means its first day at one end and its last at the other."""
        if not given:
            return None
        try:
            day = side(read_printed(given[-1]))
        except DateNotUnderstood as fault:
            self.faults.setdefault(name, []).append(str(fault))
            return None
        if day is None:
            self.faults.setdefault(name, []).append(f"“{given[-1]}” has no day at this end.")
        return day


def read_selection(
    study: Study,
    given: Mapping[str, Sequence[str]],
    *,
    user: AnyUser | None = None,
    as_of: datetime.datetime | None = None,
) -> Selection:
    """The selection that filters name, each filter with its list of values; empty values count as not given.

    Only archives that exist for the user are known; without a user (a command), all are. Of the past, the archives and
    coders of that moment are known, by the names that they had.

    Raises:
        ValidationError: naming every filter and value that is wrong, and what is known instead.
    """
    filters: dict[str, list[str]] = {}
    for name, values in given.items():
        filters.setdefault(name.replace("-", "_"), []).extend(value for value in values if value)
    reader = Reader(study)
    for name in sorted(filters.keys() - set(NAMES)):
        reader.faults[name] = [f"There is no such filter. Known: {', '.join(NAMES)}."]
    archives = archive_slugs(study, user, as_of)
    with past(as_of, study):
        coders, known_coders = by_slug(study, filters.get("coder", ())), coder_slugs(study)
    selection = Selection(
        archives=reader.known("archive", filters.get("archive", ()), archives),
        without_archives=reader.known("without_archive", filters.get("without_archive", ()), archives),
        source_classes=reader.known("source_class", filters.get("source_class", ()), SourceClass.values),
        coders=reader.known("coder", coders, known_coders),
        earliest=reader.day("from", filters.get("from", ()), lambda reading: reading.earliest),
        latest=reader.day("to", filters.get("to", ()), lambda reading: reading.latest),
    )
    if selection.earliest and selection.latest and selection.earliest > selection.latest:
        reader.faults.setdefault("to", []).append("The end lies before the beginning.")
    if reader.faults:
        raise ValidationError(reader.faults)
    return selection


def by_slug(study: Study, given: Sequence[str]) -> list[str]:
    """Coders by their slugs, where some were given by name; a name that two coders share says neither."""
    if not given:
        return []
    coders = list(Coder.objects.filter(study=study).values_list("name", "slug"))
    named = Counter(name for name, _ in coders)
    slugs = {name: slug for name, slug in coders if named[name] == 1}
    return [slugs.get(value, value) for value in given]


def archive_slugs(study: Study, user: AnyUser | None, as_of: datetime.datetime | None) -> list[str]:
    """The short names of the archives that exist for the user, of all for a command.

    Of the past, those that they had then; archives gone since exist for everybody with a login, as all archives do.
    """
    archives = Archive.objects.all()
    if user is not None and not user.is_authenticated:
        seen = archives.visible_to(user).values_list("pk", flat=True)
        archives = archives.filter(pk__in=list(seen) if as_of else seen)
    with past(as_of, study):
        return list(archives.order_by("slug").values_list("slug", flat=True))


def coder_slugs(study: Study) -> list[str]:
    """The short names of a study's coders."""
    return list(Coder.objects.filter(study=study).order_by("slug").values_list("slug", flat=True))
