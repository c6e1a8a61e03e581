"""Fills a throw-away database with documents to search, of the size and the languages of a real library.

Drawn from a seed, so that both engines get the same. Frequent words are as frequent as in volumes of FRUS: the
commonest stand on every page, names of states on every second.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate

from django.db import connection

from evidence.choices import Access, DocumentKind, SourceClass, TextKind
from evidence.models import Archive, Collection, Document, DocumentText, Holding, Page, User
from evidence.texts import fold

#: Of ten documents seven are English; one each is Japanese, Chinese and Korean.
LANGUAGES = ("en",) * 7 + ("ja", "zh-Hant", "ko")
#: What is looked for, with the share of sentences of its language in which it stands (a page has some fifteen).
PLANTED = {
    "en": {
        "Japan": 0.04,
        "security": 0.02,
        "alliance": 0.006,
        "hub and spokes": 0.0005,
        "Yonabaru": 0.00005,
    },
    "ja": {"憲法": 0.01, "外務省": 0.01, "日米安全保障条約": 0.001, "米": 0.002},
    "zh-Hant": {"憲法": 0.005, "外交部": 0.01, "中美共同防禦條約": 0.001},
    "ko": {"동맹": 0.01, "한미상호방위조약": 0.001},
}
#: Characters of each script, the commonest first.
SIGNS = {
    "ja": "".join(map(chr, range(0x3042, 0x3090))) + "".join(map(chr, range(0x4E00, 0x4E00 + 1500))),
    "zh-Hant": "".join(map(chr, range(0x5000, 0x5000 + 2500))),
    "ko": "".join(map(chr, range(0xAC00, 0xAC00 + 1200))),
}
SENTENCES, PAGES_PER_DOCUMENT, SENTENCES_PER_PAGE = 40_000, (1, 2, 2, 2, 3, 5), (8, 20)
BATCH = 2000


@contextmanager
def library_of(n_documents: int) -> Iterator[User]:
    """A database of its own with so many documents, dropped afterwards, and a reader who sees the open ones."""
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill(n_documents)
        version = ".".join(map(str, connection.get_database_version()))
        print(f"{connection.vendor} {version}, {n_documents:,} documents, {Page.objects.count():,} pages")
        yield User.objects.create(username="reader")
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def fill(n_documents: int, *, seed: int = 1) -> None:
    """Documents with their wording, held in forty volumes of four archives; one in thirty is restricted."""
    draw = random.Random(seed)
    sentences = {language: list(sentences_in(language, draw)) for language in dict.fromkeys(LANGUAGES)}
    collections = list(make_collections())
    for start in range(0, n_documents, BATCH):
        add_documents(range(start, min(start + BATCH, n_documents)), collections, sentences, draw)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def sentences_in(language: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Sentences of a language and their words as the index has them, rare words rare and common ones common."""
    planted = PLANTED[language]
    english = language == "en"
    vocabulary = [made_up_word(draw) for _ in range(20_000)] if english else list(SIGNS[language])
    common = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    for _ in range(SENTENCES if english else SENTENCES // 4):
        words = draw.choices(vocabulary, cum_weights=common, k=draw.randint(8, 30))
        words += [word for word, share in planted.items() if draw.random() < share]
        draw.shuffle(words)
        sentence = f"{' '.join(words)}." if english else f"{''.join(words)}。"
        yield sentence, fold(sentence)


def made_up_word(draw: random.Random) -> str:
    """A word of one to four syllables."""
    syllable = (draw.choice("bcdfghklmnprstvw") + draw.choice("aeiou") for _ in range(draw.randint(1, 4)))
    return "".join(syllable)


def make_collections() -> Iterator[Collection]:
    """Ten volumes in each of four archives."""
    for slug in ("frus", "japan-mofa", "mfaa-taipei", "rhee-papers"):
        archive = Archive.objects.create(slug=slug, name=slug)
        for number in range(10):
            yield Collection.objects.create(
                archive=archive, reference_code=f"{slug}-{number}", level="volume", title=f"{slug} {number}"
            )


def add_documents(
    numbers: range,
    collections: list[Collection],
    sentences: dict[str, list[tuple[str, str]]],
    draw: random.Random,
) -> None:
    """Documents of these numbers, each with one copy, one wording and its pages."""
    documents, languages = [], []
    for number in numbers:
        languages.append(draw.choice(LANGUAGES))
        day = date(1945, 9, 2) + timedelta(days=draw.randrange(7300))
        documents.append(
            Document(
                key=f"bench{number:06}",
                short_title=f"Document {number}",
                source_class=SourceClass.INTERNAL,
                kind=draw.choice(DocumentKind.values),
                is_editorial=draw.random() < 0.02,
                access=Access.RESTRICTED if draw.random() < 0.03 else Access.OPEN,
                date_edtf=day.isoformat(),
                date_earliest=day,
                date_latest=day,
            )
        )
    Document.objects.bulk_create(documents)
    Holding.objects.bulk_create(
        Holding(document=document, collection=draw.choice(collections), identifier=document.key)
        for document in documents
    )
    texts, pages = [], []
    for document, language in zip(documents, languages, strict=True):
        text, of_text = wording(document, language, sentences[language], draw)
        texts.append(text)
        pages += of_text
    DocumentText.objects.bulk_create(texts)
    Page.objects.bulk_create(pages, batch_size=BATCH)


def wording(
    document: Document, language: str, sentences: list[tuple[str, str]], draw: random.Random
) -> tuple[DocumentText, list[Page]]:
    """The wording of a document, and its pages, not yet stored."""
    body, pages = "", []
    text = DocumentText(document=document, kind=TextKind.EDITION, language=language, sha256=document.key)
    for number in range(draw.choice(PAGES_PER_DOCUMENT)):
        drawn = draw.choices(sentences, k=draw.randint(*SENTENCES_PER_PAGE))
        start, body = len(body), body + " ".join(sentence for sentence, _ in drawn) + " "
        folded = " ".join(words for _, words in drawn)
        pages.append(Page(text=text, label=str(number + 1), start=start, end=len(body), folded=folded))
    text.body = body
    return text, pages
