"""Mechanisms with their parts, links and events, and the counted evidence on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from evidence.models import Study
from hypotheses.models import EventPart, Mechanism, MechanismLink, PartEvidence, RivalCheck
from hypotheses.queries.judgements import grades_of, judged_rows, judgement_of
from hypotheses.querysets import AssessmentQuerySet
from hypotheses.scoring.mechanisms import LinkTerms
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import Judgement

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


def mechanism_slugs(study: Study) -> list[str]:
    """The short names of the study's mechanisms, in order."""
    return list(Mechanism.objects.filter(study=study).values_list("slug", flat=True))


def mechanisms_of(study: Study, slugs: Sequence[str]) -> list[Mechanism]:
    """These mechanisms with all that they are made of, in a fixed number of statements."""
    checks = RivalCheck.objects.select_related("rival").order_by("rival__position", "rival__slug")
    links = MechanismLink.objects.select_related("from_part", "to_part").prefetch_related(
        Prefetch("rival_checks", checks)
    )
    found = Mechanism.objects.filter(study=study, slug__in=slugs).select_related("explanation", "state")
    return list(found.prefetch_related("parts", Prefetch("links", links)))


def events_under(mechanisms: Sequence[Mechanism]) -> Mapping[int, Sequence[EventPart]]:
    """By mechanism, the events under its parts, the earliest first and the undated last."""
    found = EventPart.objects.filter(part__mechanism__in=mechanisms).select_related("event", "part")
    under: defaultdict[int, list[EventPart]] = defaultdict(list)
    for each in sorted(found, key=lambda each: (when(each), each.part.position, each.part.key)):
        under[each.part.mechanism_id].append(each)
    return under


def when(under: EventPart) -> tuple[bool, str, str]:
    """Where an event stands among others: by its first day, or its last where only that is known."""
    event = under.event
    day = event.date_earliest or event.date_latest
    return day is None, str(day), event.key


def counted_evidence(mechanisms: Sequence[Mechanism]) -> AssessmentQuerySet:
    """The judgements on parts and links of these mechanisms that count: submitted, whoever may see them (ruling 1)."""
    of_these = Q(part__mechanism__in=mechanisms) | Q(link__mechanism__in=mechanisms)
    found: AssessmentQuerySet = PartEvidence.objects.filter(of_these).counted()
    return found.order_by()


def judgements_on(counted: AssessmentQuerySet, study: Study, rule: Rule) -> Mapping[int, Sequence[Judgement]]:
    """By mechanism, the counted judgements; each names as its prediction the part or the link that it bears on."""
    grades = grades_of(study)
    found: defaultdict[int, list[Judgement]] = defaultdict(list)
    of_part = ("part__mechanism_id", "part__key")
    of_link = ("link__mechanism_id", "link__from_part__key", "link__to_part__key")
    for row in judged_rows(counted, *of_part, *of_link):
        if row.part__key is None:
            about = LinkTerms(row.link__from_part__key, row.link__to_part__key).key
            found[row.link__mechanism_id].append(judgement_of(row, about, grades, rule))
        else:
            found[row.part__mechanism_id].append(judgement_of(row, row.part__key, grades, rule))
    return found


def shown_evidence(counted: AssessmentQuerySet, user: AnyUser | None) -> list[PartEvidence]:
    """The counted judgements whose passages exist for the user, in order; all where no user asks, but a command."""
    seen = counted if user is None else counted.visible_to(user)
    joined = seen.select_related(
        "part__mechanism", "link__mechanism", "link__from_part", "link__to_part", "passage__document", "coder"
    )
    return list(
        joined.order_by("part__position", "part__key", "link__pk", "passage__key", "coder__slug", "pk")
    )
