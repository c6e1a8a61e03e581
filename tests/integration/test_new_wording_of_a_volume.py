"""A whole volume is printed anew, with many passages resting on it: none is lost without being named."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from evidence.choices import Verification
from evidence.models import DocumentText, Passage, Quotation, Study
from evidence.services.outcomes import Carried
from evidence.services.verifying import verify_quotations
from evidence.texts import fold
from tests.data import data_folder
from tests.factories import make_study
from tests.importing import import_frus
from tests.quotation_maker import cut

pytestmark = pytest.mark.django_db

VOLUME = "frus1955-57v23p2.xml"
N_QUOTATIONS = 1500
#: What another transcription may do to a paragraph. Seldom is one gone: a document that loses a tenth of its words
#: keeps its text as the current one.
CHANGES = (*("a word changed", "a sentence put before") * 12, "gone", "broken off")


def quote_at_random(study: Study, n: int, chance: random.Random) -> None:
    """Passages with one verbatim quotation each, from documents drawn at random; all of them checked."""
    texts = list(DocumentText.objects.filter(is_current=True).order_by("pk"))
    drawn: list[tuple[int, str]] = []
    while len(drawn) < n:
        text = chance.choice(texts)
        place = cut(text.body, chance)
        if place is not None:
            drawn.append((text.document_id, text.body[slice(*place)]))
    passages = Passage.objects.bulk_create(
        Passage(study=study, document_id=document, key=f"P{number:04}")
        for number, (document, _) in enumerate(drawn)
    )
    Quotation.objects.bulk_create(
        Quotation(study=study, passage=passage, position=1, text=words)
        for passage, (_, words) in zip(passages, drawn, strict=True)
    )
    verify_quotations(Quotation.objects.all(), by=None)


def reprint(xml: str, chance: random.Random) -> str:
    """The volume with some of its longer paragraphs changed, each in one of the ways."""

    def changed(paragraph: re.Match[str]) -> str:
        begin, words, end = paragraph.groups()
        if len(words) < 300 or "<p" in words or chance.random() > 0.5:
            return paragraph[0]
        how = chance.choice(CHANGES)
        if how == "a word changed":
            return begin + words.replace(" the ", " this ", 1) + end
        if how == "a sentence put before":
            return f"{begin}This sentence was left out of the first printing. {words}{end}"
        plain = re.sub("<[^>]*>[^<]*</[^>]*>|<[^>]*>", " ", words)
        return f"{begin}Not printed.{end}" if how == "gone" else begin + plain[: len(plain) // 2] + end

    return re.sub(r"(<p(?: [^>]*)?>)([^<]*(?:<(?!/p>|p[ >])[^<]*)*)(</p>)", changed, xml)


def words_at(quotation: Quotation) -> str:
    """The words, as they are searched for, in the place where a quotation is anchored."""
    assert quotation.document_text is not None
    body = quotation.in_note.body if quotation.in_note else quotation.document_text.body
    return fold(body[quotation.start : quotation.end])


def test_every_passage_stands_where_it_stood_or_is_named(tmp_path: Path) -> None:
    source = data_folder("frus") / VOLUME
    chance = random.Random(1955)
    import_frus(source)
    quote_at_random(make_study(), N_QUOTATIONS, chance)
    before = {each.pk: each for each in Quotation.objects.filter(verification=Verification.VERBATIM)}
    again = tmp_path / VOLUME
    again.write_text(reprint(source.read_text(encoding="utf-8"), chance), encoding="utf-8")

    said = import_frus(again)
    told = verify_quotations(Quotation.objects.all(), by=None)
    kept, other = [], []
    rows = Quotation.objects.filter(pk__in=before).select_related("passage", "document_text", "in_note")
    for quotation in rows.order_by("pk"):
        old = before[quotation.pk]
        is_same = quotation.document_text is not None and quotation.document_text.is_current
        is_same &= (quotation.verification, quotation.findings.get("differences")) == (
            old.verification,
            old.findings.get("differences"),
        )
        (kept if is_same else other).append(quotation)

    assert len(kept) + len(other) == len(before) > 0.9 * N_QUOTATIONS
    assert len(other) > 20
    assert {quotation.passage.key for quotation in other} <= set(re.findall(r"\bP[0-9]{4}\b", said))
    assert all(words_at(each) == fold(each.text) for each in kept)
    assert told.n_news == 0
    assert str(Carried.LOST) in said
