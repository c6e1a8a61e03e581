"""In which language a file's wording is."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import TextKind
from evidence.services.plain_texts import in_usual_case, language_of
from tests.factories import make_document
from tests.plain_files import SENTENCES


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("ja", "ja"),
        ("EN-us", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("ZH_", None),
        ("ja en", None),
        ("", ""),
    ],
)
def test_a_language_is_written_in_one_way(tag: str, usual: str | None) -> None:
    if usual is not None:
        assert in_usual_case(tag) == usual
        return
    with pytest.raises(ValidationError):
        in_usual_case(tag)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("languages", "body", "kind", "told"),
    [
        ("en", SENTENCES["en"][0], TextKind.EDITION, "en"),
        ("ja", SENTENCES["ja"][0], TextKind.EDITION, "ja"),
        ("ko", "회담 (Summit) 1953", TextKind.OCR, "ko"),
        ("en", SENTENCES["ja"][0], TextKind.EDITION, None),
        ("zh-Hant", SENTENCES["en"][0], TextKind.EDITION, None),
        ("ja en", SENTENCES["ja"][0], TextKind.EDITION, None),
        ("", SENTENCES["en"][0], TextKind.EDITION, None),
        ("en", SENTENCES["en"][0], TextKind.TRANSLATION, None),
    ],
)
def test_the_documents_language_is_taken_only_where_the_wording_can_be_in_it(
    languages: str, body: str, kind: TextKind, told: str | None
) -> None:
    document = make_document(languages=languages)

    if told is not None:
        assert language_of(document, body, kind=kind) == told
        return
    with pytest.raises(ValidationError, match="Say in which language it is"):
        language_of(document, body, kind=kind)
