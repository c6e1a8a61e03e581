"""Why two documents cannot be merged as they are. A merge must not change who may read what, nor a study's verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.choices import DEFAULT_GRADES, SourceClass
from evidence.models import Appraisal, Document, Passage, Study, User
from evidence.models.references import ancestors


def faults_of(kept: Document, other: Document, *, by: User | None) -> Iterator[str]:
    """Each reason in words, with what to do first."""
    yield from faults_of_enclosure(kept, other)
    if (kept.access, kept.embargoed_until) != (other.access, other.embargoed_until):
        yield (
            f"“{kept}” is {in_words(kept)}, “{other}” is {in_words(other)}. "
            "Give both the same access first; a merge does not change who may read what."
        )
    used = used_in_studies(kept, other)
    if kept.source_class != other.source_class and any(document == other.pk for _, document in used):
        yield (
            f"Their source classes differ ({kept.get_source_class_display()}; "
            f"{other.get_source_class_display()}), and passages of “{other}” count by theirs. "
            "Give both the same source class first."
        )
    yield from faults_of_grades(kept, other, used, by=by)


def faults_of_enclosure(kept: Document, other: Document) -> Iterator[str]:
    """Why the two must be two: one is in the other."""
    for field, what in (("part_of", "is part of"), ("quoted_in", "is known through")):
        for inner, outer in ((kept, other), (other, kept)):
            if outer in ancestors(inner, field):
                yield f"“{inner}” {what} “{outer}”, so they are two. Correct that first if it is wrong."


def in_words(document: Document) -> str:
    """Who may read a document."""
    if document.embargoed_until:
        return f"embargoed until {document.embargoed_until}"
    return document.get_access_display().lower()


def used_in_studies(kept: Document, other: Document) -> set[tuple[int, int]]:
    """In which study (its number) which of the two documents has passages."""
    passages = Passage.objects.filter(document__in=(kept, other)).order_by()
    return set(passages.values_list("study", "document").distinct())


def faults_of_grades(
    kept: Document, other: Document, used: set[tuple[int, int]], *, by: User | None
) -> Iterator[str]:
    """Which studies weigh the two differently, by grades that they gave or by those of the source class."""
    given: dict[tuple[int, int], Appraisal] = {
        (each.study_id, each.document_id): each
        for each in Appraisal.objects.filter(document__in=(kept, other))
    }
    for study in sorted({study for study, _ in (*used, *given)}):
        mine, theirs = given.get((study, kept.pk)), given.get((study, other.pk))
        if mine and theirs and mine.grade == theirs.grade and differ(mine.reason, theirs.reason):
            yield (
                f"{name_of(study, by=by)} gives both the same grade for different reasons. "
                "Give both the same reason first, or delete one of the grades."
            )
        grades = {
            document.pk: grade.grade if grade else DEFAULT_GRADES[SourceClass(document.source_class)].value
            for document, grade in ((kept, mine), (other, theirs))
        }
        joint = mine or theirs
        merged = joint.grade if joint else grades[kept.pk]
        weighed = {pk for pk in grades if (study, pk) in used} or (set(grades) if mine and theirs else set())
        if any(grades[pk] != merged for pk in weighed):
            yield (
                f"{name_of(study, by=by)} gives “{kept}” the grade {grades[kept.pk]} and “{other}” the grade "
                f"{grades[other.pk]}. Give both the same grade first."
            )


def differ(first: str, second: str) -> bool:
    """Whether both say something, and not the same."""
    return bool(first and second and first != second)


def name_of(study: int, *, by: User | None) -> str:
    """A study as the user may know it."""
    seen = Study.objects.all().visible_to(by).filter(pk=study).first() if by else None
    return f"The study “{seen}”" if seen else "A study that you do not see"
