"""Which documents have the words of one, side by side with it; what a lead may make of that is offered, never done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evidence.admin.gathering import gather_address
from evidence.admin.merges import compare_address
from evidence.admin.roles import LEADS, has_role
from evidence.models import Document, Passage, Study
from evidence.queries.documents import shown_documents, versions_of
from evidence.queries.reuse import Reuse, reuse_of
from evidence.reports import citation_of
from evidence.reuse import LEAST
from evidence.views.detail import SHOWN, chosen_version

if TYPE_CHECKING:
    from evidence.models import DocumentText


@dataclass(frozen=True, slots=True)
class Offer:
    """Passages of a study that rest on words of two documents, and where a lead puts them into one cluster."""

    study: Study
    passages: tuple[Passage, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A document with the same words, and what the reader may make of it."""

    reuse: Reuse
    citation: str
    #: where the two stand side by side, to be merged; empty for who leads no study
    compare: str
    offers: tuple[Offer, ...]


@require_safe
def document_elsewhere(request: HttpRequest, key: str) -> HttpResponse:
    """The documents that have long stretches of words of this one, in the version asked for.

    Raises:
        Http404: when there is no such document for the reader, or it has no such text.
    """
    document = shown_documents(request.user).filter(key=key).first()
    if document is None:
        raise Http404("There is no such document.")
    versions = versions_of(document)
    version = chosen_version(versions, request.GET.get("text", ""))
    found = reuse_of(version, request.user) if version else []
    return render(
        request,
        "evidence/elsewhere.html",
        {
            "document": document,
            "citation": citation_of(document),
            "version": version,
            "address": address_of(document, version, versions),
            "found": [elsewhere(request, document, reuse) for reuse in found],
            "least": LEAST,
        },
    )


def address_of(document: Document, version: DocumentText | None, versions: list[DocumentText]) -> str:
    """Where this version is read."""
    if version is None or version == versions[0]:
        return document.get_absolute_url()
    return f"{document.get_absolute_url()}?text={version.sha256[:SHOWN]}"


def elsewhere(request: HttpRequest, document: Document, reuse: Reuse) -> Elsewhere:
    """A document with the same words, and what is offered."""
    compare = compare_address(document.pk, reuse.document.pk) if has_role(request, LEADS) else ""
    return Elsewhere(reuse, citation_of(reuse.document), compare, tuple(offers(request, reuse)))


def offers(request: HttpRequest, reuse: Reuse) -> list[Offer]:
    """For each study that the user leads: its passages on the shared words, if several and not one witness already."""
    by_study: defaultdict[Study, list[Passage]] = defaultdict(list)
    for passage in reuse.passages:
        if has_role(request, LEADS, passage.study_id):
            by_study[passage.study].append(passage)
    return [
        Offer(study, tuple(passages), gather_address([passage.pk for passage in passages]))
        for study, passages in by_study.items()
        if are_several_witnesses(passages)
    ]


def are_several_witnesses(passages: list[Passage]) -> bool:
    """Whether passages count more than once: neither all of one cluster nor, without one, all of one document."""
    witnesses = {(each.cluster_id, None if each.cluster_id else each.document_id) for each in passages}
    return len(witnesses) > 1
