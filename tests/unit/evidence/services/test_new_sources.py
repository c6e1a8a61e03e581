"""Documents found by a citation, and made from one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import Access, CollectionLevel, DocumentKind, SourceClass
from evidence.citations.reading import read_reference
from evidence.finding.candidates import candidates
from evidence.finding.sources import NamedSource
from evidence.models import Archive, Collection, Document, Holding, User
from evidence.services.new_sources import make_source
from evidence.services.suggested_sources import suggested_source
from tests.factories import make_archive, make_archivist, make_collection, make_document, make_holding
from tests.unit.evidence.services.quoted_documents import make_wording

pytestmark = pytest.mark.django_db

NSC_5514 = "NSC 5514, February 25, 1955, FRUS, 1955–57, Vol. 23, Part 2, pp. 44, 47"
CHIANG = "Memorandum, March 16, 1956, 412.4–0096, 11-NAA-04610, MFAA"
CHA = (
    "Victor D. Cha, “Powerplay: Origins of the U.S. Alliance System in Asia,” International Security, Vol. 34, No. 3 "
    "(Winter 2009/10), pp. 158–196, doi.org/10.1162/isec.2010.34.3.158"
)


def _suggested(text: str) -> NamedSource:
    return suggested_source(read_reference(text))


def _found(text: str, user: User) -> list[tuple[str, tuple[str, ...]]]:
    seen = Document.objects.visible_to(user)
    return [(each.document.short_title, each.reasons) for each in candidates(seen, _suggested(text))]


@pytest.fixture
def taipei() -> Collection:
    """A file in Taipei, as the demonstration study has it."""
    archive = make_archive(slug="mfaa", name="Ministry of Foreign Affairs Archives")
    whole = make_collection(archive=archive, reference_code="11", title="The archives (MFAA), Taipei")
    return make_collection(parent=whole, reference_code="11-NAA-04610", title="412.4-0096, 11-NAA-04610")


def test_volume_and_title_and_date_are_taken_from_a_citation_of_frus() -> None:
    source = _suggested(NSC_5514)

    assert (source.short_title, source.date_printed, source.kind) == (
        "NSC 5514",
        "February 25, 1955",
        DocumentKind.POLICY_PAPER,
    )
    assert (source.archive, source.collection) == ("frus", "frus1955-57v23p2")
    assert source.collection_title == "FRUS, 1955–57, Vol. 23, Part 2"


def test_archive_is_found_by_the_file_that_is_here(taipei: Collection) -> None:
    source = _suggested(CHIANG)

    assert (source.archive, source.collection, source.identifier) == ("mfaa", "11-NAA-04610", "")
    assert source.short_title == "Memorandum"


def test_archive_is_found_by_capitals_that_a_collection_explains(taipei: Collection) -> None:
    source = _suggested("Memorandum, March 16, 1956, 99-ABC-00001, MFAA")

    assert (source.archive, source.collection) == ("mfaa", "99-ABC-00001")


def test_archive_that_nobody_knows_stays_a_name() -> None:
    source = _suggested(CHIANG)

    assert (source.archive, source.archive_name) == ("", "MFAA")
    assert source.collection == "412.4–0096, 11-NAA-04610"


def test_literature_has_its_fields() -> None:
    source = _suggested(CHA)

    assert (source.short_title, source.authors, source.year) == (
        "Victor D. Cha (2009)",
        "Victor D. Cha",
        2009,
    )
    assert (source.container, source.doi) == (
        "International Security, Vol. 34, No. 3",
        "10.1162/isec.2010.34.3.158",
    )
    assert (source.kind, source.source_class) == (DocumentKind.ARTICLE, SourceClass.SCHOLARSHIP)


def test_prose_suggests_nothing() -> None:
    assert _suggested("SEATO was founded in 1954.") == NamedSource()


def test_document_of_a_volume_is_found_by_page_title_and_date(django_user_model: type[User]) -> None:
    ada = make_archivist(username="ada")
    volume = make_collection(reference_code="frus1955-57v23p2")
    meant = make_document(short_title="NSC 5514", date_printed="February 25, 1955")
    make_holding(document=meant, collection=volume, identifier="d24")
    make_wording(document=meant, first_page=44)
    other = make_document(short_title="Editorial Note")
    make_holding(document=other, collection=volume, identifier="d25", pages="46-48")
    make_document(short_title="NSC 5515")

    found = _found(NSC_5514, ada)

    assert [title for title, _ in found] == ["NSC 5514", "Editorial Note"]
    assert found[0][1] == (
        "it is on the pages cited",
        "it has this title",
        "its title has these words, and it is of this date",
        "it is of this date, in this collection",
    )
    assert found[1][1] == ("it is on the pages cited",)


def test_document_of_the_archive_is_found_by_its_date(taipei: Collection) -> None:
    ada = make_archivist(username="ada")
    for title, archive in (("Policy memorandum", taipei.archive), ("Another paper", make_archive())):
        kept = make_document(short_title=title, date_printed="March 16, 1956")
        make_holding(document=kept, collection=make_collection(archive=archive))

    assert _found(CHIANG, ada) == [
        (
            "Policy memorandum",
            ("its title has these words, and it is of this date", "it is of this date, in this archive"),
        )
    ]


def test_literature_is_found_by_author_and_year() -> None:
    ada = make_archivist(username="ada")
    make_document(short_title="Cha (2009)", authors="Victor D. Cha", year=2009, title="Powerplay: Origins")
    make_document(short_title="Cha (2016)", authors="Victor D. Cha", year=2016, title="Powerplay")

    assert [title for title, _ in _found(CHA, ada)] == ["Cha (2009)"]


def test_restricted_document_is_no_candidate_for_who_may_not_see_it(django_user_model: type[User]) -> None:
    make_document(short_title="NSC 5514", access=Access.RESTRICTED)
    stranger = django_user_model.objects.create(username="stranger")

    assert _found(NSC_5514, stranger) == []
    assert len(_found(NSC_5514, make_archivist(username="ada"))) == 1


def test_document_is_made_with_archive_collection_and_copy_in_the_users_name() -> None:
    ada = make_archivist(username="ada")

    document = make_source(_suggested(NSC_5514), by=ada)

    holding = Holding.objects.get(document=document)
    assert (holding.collection.reference_code, holding.pages) == ("frus1955-57v23p2", "44, 47")
    assert holding.collection.archive.slug == "frus"
    assert holding.collection.level == CollectionLevel.VOLUME
    assert document.date_edtf == "1955-02-25"
    for row in (document, holding, holding.collection, holding.collection.archive):
        assert (row.history.get().history_user, row.history.get().history_change_reason) == (
            ada,
            "quick entry",
        )


def test_collection_that_is_here_is_used(taipei: Collection) -> None:
    document = make_source(
        NamedSource(short_title="M", source_class="internal", archive="mfaa", collection="11–naa–04610"),
        by=make_archivist(username="ada"),
    )

    assert document.holdings.get().collection == taipei


@pytest.mark.parametrize(
    ("source", "field"),
    [
        (NamedSource(source_class="internal"), "short_title"),
        (NamedSource(short_title="M"), "source_class"),
        (NamedSource(short_title="M", source_class="internal", collection="X"), "archive"),
        (NamedSource(short_title="M", source_class="internal", number="3"), "collection"),
        (
            NamedSource(short_title="M", source_class="internal", archive_name="A", collection="x" * 201),
            "collection",
        ),
        (
            NamedSource(
                short_title="M", source_class="internal", archive_name="A", collection="X", url="no address"
            ),
            "url",
        ),
    ],
)
def test_fault_is_told_at_its_field_and_nothing_is_written(source: NamedSource, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_source(source, by=make_archivist(username="ada"))

    assert field in refused.value.message_dict
    assert not Document.objects.exists()
    assert not Archive.objects.exists()
    assert not Collection.objects.exists()


def test_identifier_that_another_document_has_is_refused_by_its_name(taipei: Collection) -> None:
    make_holding(collection=taipei, identifier="d1", document=make_document(short_title="The other"))
    source = NamedSource(
        short_title="M", source_class="internal", archive="mfaa", collection="11-NAA-04610", identifier="d1"
    )

    with pytest.raises(ValidationError) as refused:
        make_source(source, by=make_archivist(username="ada"))

    assert "“The other”" in refused.value.message_dict["identifier"][0]


def test_identifier_of_a_hidden_document_is_kept_without_a_word_of_it(
    taipei: Collection, django_user_model: type[User]
) -> None:
    hidden = make_document(short_title="Hidden", access=Access.RESTRICTED)
    make_holding(collection=taipei, identifier="d1", document=hidden)
    source = NamedSource(
        short_title="M", source_class="internal", archive="mfaa", collection="11-NAA-04610", identifier="d1"
    )

    made = make_source(source, by=django_user_model.objects.create(username="stranger"))

    assert (made.holdings.get().identifier, made.holdings.get().number) == ("", "d1")
