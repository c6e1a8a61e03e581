"""How the wording of one file comes to one document, found by its name or made for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from evidence.choices import SourceClass, TextKind
from evidence.importers.plain import ReadFile
from evidence.models import Document, User
from evidence.models.documents import validate_languages
from evidence.services.named_documents import find_document, make_document
from evidence.services.texts import Added, Source, add_text

#: Kana, ideographs and hangul; and letters of any script, these among them.
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af]")
_LETTERS = re.compile(r"[^\W\d_]")
#: Above this share of them a text is Chinese, Japanese or Korean; others merely quote some words.
LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that is to be made for a file."""

    short_title: str
    source_class: SourceClass
    date_printed: str = ""


@transaction.atomic
def add_file(
    file: ReadFile,
    *,
    to: str | NewDocument,
    kind: TextKind,
    language: str,
    by: User,
) -> tuple[Document, Added]:
    """Add a file's wording to the document of that name, or to a new one; both or nothing.

    Where no language is said it is the document's, if that has just one; a translation's has to be said.

    Raises:
        DocumentNotTold: when the name fits no document, or several, or the new one is there already.
        ValidationError: when nobody says in which language it is; naming each field that breaks a rule.
    """
    language = in_usual_case(language)
    if isinstance(to, NewDocument):
        document = make_document(
            short_title=to.short_title,
            source_class=to.source_class,
            date_printed=to.date_printed,
            languages="" if kind == TextKind.TRANSLATION else language,
            by=by,
            reason=file.name,
        )
    else:
        document = find_document(to)
    language = language or language_of(document, file.reading.draft.body, kind=kind)
    source = Source(file=file.name[:200], sha256=file.sha256)
    return document, add_text(
        document, file.reading.draft, kind=kind, language=language, source=source, by=by
    )


def language_of(document: Document, body: str, *, kind: TextKind) -> str:
    """The document's language, if it has just one and the wording can be in it.

    Raises:
        ValidationError: otherwise. A Japanese note to an English document must not become its English text.
    """
    language = document.languages
    if kind != TextKind.TRANSLATION and language and " " not in language:
        n_east_asian = len(_EAST_ASIAN.findall(body))
        is_east_asian = n_east_asian > LEAST_SHARE * len(_LETTERS.findall(body))
        if is_east_asian == (language.split("-")[0] in ("zh", "ja", "ko")):
            return language
    raise ValidationError("Say in which language it is: --language en, ja, zh-Hant, ko ...")


def in_usual_case(tag: str) -> str:
    """A language tag as it is usually written: zh-Hant, en-US; in two spellings it would be two languages.

    Raises:
        ValidationError: when it is none.
    """
    if not tag:
        return ""
    if " " in tag:
        raise ValidationError(f"“{tag}” are several languages. A text has one.")
    validate_languages(tag)
    first, *others = tag.split("-")
    usual = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(usual.get(len(part), str.lower)(part) for part in others)])
