"""A dry run of a volume says what would become of the quotations from its documents, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.services.verifying import verify_documents
from tests.factories import make_passage, make_quotation
from tests.frus_files import document_xml
from tests.importing import import_frus, n_rows, the_document, volume_of

pytestmark = pytest.mark.django_db

FIRST = "<p>The King received the envoy at Strelsau and heard of the harbour.<note n='1'>In the old castle.</note></p>"
SECOND = "<p>The Court was told of the treaty. The garrison stays until the harvest is in.</p>"
CHANGED = FIRST + SECOND.replace("stays until", "leaves before") + "<p>There was a feast.</p>"


def quote_all(*words: str) -> None:
    """Checked quotations of the document, each of a passage of its own."""
    for number, each in enumerate(words, start=1):
        make_quotation(passage=make_passage(document=the_document(), key=f"E{number}"), text=each)
    verify_documents([the_document().pk], by=None)


def test_what_would_become_of_each_is_said_as_the_import_says_it(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml(FIRST + SECOND)))
    quote_all(
        "received the envoy", "In the old castle", "The garrison stays until the harvest", "words of nobody"
    )
    path = volume_of(tmp_path, document_xml("<p>A new beginning.</p>" + CHANGED))
    before = n_rows()

    dry = import_frus(path, dry_run=True)

    assert n_rows() == before
    assert "  New wordings: 1 carried over, 1 moved, 1 changed." in dry
    assert "E3.1" in dry
    assert "would be: " in dry
    real = import_frus(path)
    assert [line.replace("would be: ", "") for line in dry.splitlines()[:-1]] == real.splitlines()[:-1]
    assert n_rows() != before


def test_those_that_would_be_lost_are_named(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml(FIRST + SECOND)))
    quote_all("The Court was told of the treaty")
    path = volume_of(
        tmp_path, document_xml(FIRST + "<p>Nothing of all this is here any more, but much else.</p>" * 2)
    )

    dry = import_frus(path, dry_run=True)

    assert "New wordings: 1 lost." in dry
    assert "E1.1" in dry
    assert the_document().passages.get().quotations.get().verification == "verbatim"


def test_each_can_be_named_with_the_note_in_which_it_would_stand(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml(FIRST + SECOND)))
    quote_all("In the old castle")
    path = volume_of(tmp_path, document_xml("<p>It was cold.</p>" + FIRST + SECOND))

    dry = import_frus(path, dry_run=True, verbosity=2)

    assert "verbatim, in note 1" in dry
    assert [line.replace("would be: ", "") for line in dry.splitlines()[:-1]] == import_frus(
        path, verbosity=2
    ).splitlines()[:-1]


def test_quotations_of_a_document_without_new_wording_are_not_spoken_of(tmp_path: Path) -> None:
    path = volume_of(tmp_path, document_xml(FIRST + SECOND))
    import_frus(path)
    quote_all("received the envoy")

    assert "would be" not in import_frus(path, dry_run=True)


def test_quotations_entered_before_the_text_are_foreseen_too(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml(FIRST)))
    document = the_document()
    document.texts.all().delete()
    quote_all("received the envoy", "stays until the harvest")

    dry = import_frus(volume_of(tmp_path, document_xml(FIRST)), dry_run=True)

    assert "would be: 2 quotations: 1 verbatim, 1 not found" in dry
    assert document.texts.count() == 0
