"""Where counted evidence comes from: which archives hold it, of what class it is, of what time it speaks."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.choices import SourceClass
from evidence.models import Archive, Cluster, Coder, Document, Holding, Passage, Study
from hypotheses.models import Prediction
from hypotheses.queries.evidence import archives_in_use, clusters_told
from hypotheses.querysets import AssessmentQuerySet

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: First and last day; None for an end that nobody knows.
Time = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True)
class Sources:
    """What leaving out by archive, class and time needs to know; keys as scoring names documents and passages."""

    archives: dict[str, frozenset[str]]
    classes: dict[str, SourceClass]
    #: the time that a passage speaks of; None where nobody knows
    times: dict[str, Time | None]


def sources_of(counted: AssessmentQuerySet) -> Sources:
    """The sources of these assessments, in two queries."""
    passages = Passage.objects.filter(pk__in=counted.order_by().values("passage")).order_by()
    archives: defaultdict[str, set[str]] = defaultdict(set)
    held = Holding.objects.filter(document__in=passages.values("document")).order_by()
    for document, archive in held.values_list("document_id", "collection__archive__slug"):
        archives[str(document)].add(archive)
    classes, times = {}, {}
    rows = passages.values_list(
        "pk",
        "document_id",
        "document__source_class",
        "refers_to",
        "refers_earliest",
        "refers_latest",
        "document__date_edtf",
        "document__date_earliest",
        "document__date_latest",
    )
    for passage, document, source_class, refers_to, earliest, latest, written, first, last in rows:
        classes[str(document)] = SourceClass(source_class)
        own, dated = (earliest, latest), (first, last)
        times[str(passage)] = own if refers_to else dated if written else None
    return Sources({document: frozenset(archives[document]) for document in classes}, classes, times)


@dataclass(frozen=True, slots=True)
class Names:
    """What documents, clusters, passages, coders and archives are called, as far as a user may be told."""

    documents: dict[str, str]
    #: as scoring names clusters: “cluster 12”; a document's own cluster is called after the document
    clusters: dict[str, str]
    passages: dict[str, str]
    coders: dict[str, str]
    #: by slug
    archives: dict[str, str]


def names_for(user: AnyUser | None, study: Study, counted: AssessmentQuerySet) -> Names:
    """The names that the user may be told, all of them for a command; in five queries."""
    used = Passage.objects.filter(pk__in=counted.order_by().values("passage")).order_by()
    documents = Document.objects.all() if user is None else Document.objects.visible_to(user)
    shown = {
        str(each.pk): str(each)
        for each in documents.filter(pk__in=used.values("document"))
        .only("short_title", "date_edtf")
        .order_by()
    }
    clusters = Cluster.objects.filter(study=study)
    if user is not None:
        clusters = clusters.filter(pk__in=clusters_told(study, user))
    keys = used.values_list("pk", "key", "document_id")
    archives = Archive.objects.all() if user is None else archives_in_use(study, user)
    return Names(
        documents=shown,
        clusters={f"cluster {each.pk}": each.name for each in clusters.order_by()}
        | {f"document {pk}": name for pk, name in shown.items()},
        passages={str(pk): key for pk, key, document in keys if str(document) in shown},
        coders={str(each.pk): each.name for each in Coder.objects.filter(study=study).order_by()},
        archives={each.slug: each.name for each in archives},
    )


def kinds_of_trace(study: Study) -> dict[str, str]:
    """What sort of trace each prediction leads us to expect, by its key."""
    return dict(Prediction.objects.filter(study=study).order_by().values_list("key", "kind"))
