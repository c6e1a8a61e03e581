"""Finding documents: who is shown which, by volume and by search, leaf by leaf."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from evidence.choices import Access, Visibility
from evidence.models import Collection, Document, Study
from evidence.views import lists
from tests.factories import (
    make_archive,
    make_archivist,
    make_collection,
    make_document,
    make_document_merge,
    make_holding,
    make_passage,
    make_study,
)
from tests.integration.pages.conftest import browser_of
from tests.integration.pages.printed import add_wording, address_of, make_printed
from tests.integration.pages.reading import read, words_of

LIST = "/documents/"


@pytest.fixture
def volume(db: None) -> Collection:
    """A volume of an archive."""
    archive = make_archive(name="Foreign Relations")
    return make_collection(
        archive=archive, title="FRUS 1952–54, XIV", parent=make_collection(archive=archive)
    )


def published(document: Document) -> Study:
    """A public study that uses the document."""
    study = make_study(visibility=Visibility.PUBLIC)
    make_passage(study=study, document=document)
    return study


def links_of(client: Client, address: str) -> list[str | None]:
    """Where the links of a page lead."""
    response = client.get(address)
    assert response.status_code == 200
    return [attributes.get("href") for tag, attributes in read(response).tags if tag == "a"]


def test_list_without_a_search_shows_what_each_collection_holds(stranger: Client, volume: Collection) -> None:
    make_printed(volume, 587)
    make_printed(volume, 588)
    make_document()

    response = stranger.get(LIST)

    assert "Foreign Relations FRUS 1952–54, XIV in volume" in words_of(response)
    assert "2 documents" in words_of(response)
    assert f"?collection={volume.pk}" in links_of(stranger, LIST)


def test_collection_lists_its_documents_in_the_order_of_print(stranger: Client, volume: Collection) -> None:
    for number in (1000, 9, 88):
        make_printed(volume, number)
    make_document(short_title="Elsewhere")

    words = words_of(stranger.get(f"{LIST}?collection={volume.pk}"))

    assert "China and Japan > Japan 9 NSC 9 undated · pp. 1302–1303 88 NSC 88" in words
    assert words.index("NSC 88") < words.index("NSC 1000")
    assert "Elsewhere" not in words


def test_search_shows_date_citation_and_where_it_is_kept(stranger: Client, volume: Collection) -> None:
    make_printed(volume, 588, date_printed="August 7, 1952")
    make_document(short_title="Something else")

    words = words_of(stranger.get(f"{LIST}?find=nsc+588"))

    assert "1 document NSC 588 August 7, 1952 NSC 588, August 7, 1952, d588" in words
    assert "FRUS 1952–54, XIV (Foreign Relations)" in words
    assert "Something else" not in words


def test_search_in_a_collection_looks_in_that_alone(stranger: Client, volume: Collection) -> None:
    make_printed(volume, 588, short_title="Talks with Rhee")
    make_printed(make_collection(), 588, short_title="Talks with Yoshida")

    words = words_of(stranger.get(f"{LIST}?find=talks&collection={volume.pk}"))

    assert "Talks with Rhee" in words
    assert "Talks with Yoshida" not in words


def test_copy_of_a_document_elsewhere_is_named_with_it(stranger: Client, volume: Collection) -> None:
    document = make_printed(volume)
    make_holding(document=document, collection=make_collection(title="Box 50"))

    assert "FRUS 1952–54, XIV (Foreign Relations); Box 50" in words_of(stranger.get(f"{LIST}?find=NSC"))


def test_empty_result_says_what_to_try(stranger: Client, volume: Collection) -> None:
    words = words_of(stranger.get(f"{LIST}?find=no+such+paper&collection={volume.pk}"))

    assert "Nothing is found for “no such paper” in this collection. Look in all collections." in words
    assert "Write dates as 1952-08-07 or August 7, 1952" in words


def test_forms_that_work_stand_beside_the_box_and_can_be_tried(stranger: Client, db: None) -> None:
    assert "?find=1952-54%2C%20XIV%2C%201303" in links_of(stranger, LIST)


@pytest.mark.parametrize("address", [LIST, f"{LIST}?find=x"])
def test_list_that_is_empty_for_want_of_login_says_so(address: str, client: Client, db: None) -> None:
    assert "Log in" in words_of(client.get(address))


def test_long_list_is_turned_leaf_by_leaf(
    stranger: Client, volume: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "LEAF", 2)
    for number in range(1, 6):
        make_printed(volume, number)
    address = f"{LIST}?collection={volume.pk}"

    leaves = [words_of(stranger.get(f"{address}&leaf={leaf}")) for leaf in (1, 2, 3, 4)]

    assert "Documents 1 to 2, and there are more" in leaves[0]
    assert "Documents 3 to 4, and there are more" in leaves[1]
    assert "Documents 5 to 5" in leaves[2]
    assert [f"NSC {n}" in leaves[(n - 1) // 2] for n in range(1, 6)] == [True] * 5
    assert f"?collection={volume.pk}&leaf=3" in links_of(stranger, f"{address}&leaf=2")
    assert "The list does not go so far. Go to its beginning." in leaves[3]


def test_list_that_fills_its_leaf_has_no_next_one(
    stranger: Client, volume: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "LEAF", 2)
    for number in (1, 2):
        make_printed(volume, number)

    words = words_of(stranger.get(f"{LIST}?collection={volume.pk}"))

    assert "2 documents" in words
    assert "there are more" not in words


@pytest.mark.parametrize(
    "wrong",
    [
        "leaf=0",
        "leaf=x",
        "leaf=9999999",
        "leaf=²",
        "collection=x",
        "collection=0",
        "collection=99999999999999999999",
    ],
)
def test_part_that_a_list_cannot_have_is_not_found(wrong: str, stranger: Client, db: None) -> None:
    assert stranger.get(f"{LIST}?find=x&{wrong}").status_code == 404


def test_what_was_typed_comes_back_as_text(stranger: Client, db: None) -> None:
    page = stranger.get(LIST, {"find": "<script>alert(3)</script>"}).content.decode()

    assert "<script>" not in page
    assert "&lt;script&gt;alert(3)" in page


def test_restricted_document_is_in_no_list(stranger: Client, volume: Collection) -> None:
    secret = make_printed(volume, short_title="Hidden memorandum", access=Access.RESTRICTED)

    for address in (LIST, f"{LIST}?find=hidden", f"{LIST}?collection={volume.pk}"):
        page = stranger.get(address).content.decode()
        assert "Hidden memorandum" not in page
        assert secret.key not in page
    assert "1 document" not in words_of(stranger.get(LIST))
    assert "Hidden memorandum restricted" in words_of(browser_of(make_archivist()).get(f"{LIST}?find=hidden"))


def test_without_login_only_documents_of_public_studies_are_listed(
    client: Client, volume: Collection
) -> None:
    shown = make_printed(volume, 588)
    make_printed(volume, 589)
    published(shown)

    for address in (f"{LIST}?find=NSC", f"{LIST}?collection={volume.pk}"):
        words = words_of(client.get(address))
        assert "NSC 588" in words
        assert "NSC 589" not in words
    assert "1 document" in words_of(client.get(LIST))


def test_collection_that_shows_nothing_to_a_stranger_is_not_found(client: Client, volume: Collection) -> None:
    make_printed(volume)

    assert client.get(f"{LIST}?collection={volume.pk}").status_code == 404


def test_page_of_a_document_is_open_to_everybody_with_a_login(
    client: Client, stranger: Client, volume: Collection
) -> None:
    address = address_of(make_printed(volume))

    assert (client.get(address).status_code, stranger.get(address).status_code) == (404, 200)


def test_page_of_a_document_of_a_public_study_is_open_to_all(client: Client, volume: Collection) -> None:
    document = make_printed(volume)
    published(document)

    assert client.get(address_of(document)).status_code == 200


@pytest.mark.parametrize("access", [Access.RESTRICTED, Access.EMBARGOED])
def test_page_of_a_restricted_document_does_not_exist_for_others(
    access: Access, client: Client, stranger: Client
) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    secret = make_document(access=access, embargoed_until=tomorrow if access == Access.EMBARGOED else None)
    version = add_wording(secret)
    published(secret)

    for address in (address_of(secret), f"{address_of(secret)}?text={version.sha256[:12]}"):
        assert (client.get(address).status_code, stranger.get(address).status_code) == (404, 404)
    archivist = browser_of(make_archivist())
    assert f"{access.label}" in words_of(archivist.get(address_of(secret)))


def test_document_that_is_not_there_is_not_found(stranger: Client, db: None) -> None:
    assert stranger.get("/documents/none/").status_code == 404


def test_key_of_a_merged_document_leads_to_what_it_is_now(stranger: Client, db: None) -> None:
    merge = make_document_merge()

    response = stranger.get(f"/documents/{merge.other_key}/")

    assert (response.status_code, response["Location"]) == (302, address_of(merge.kept))


def test_key_of_a_document_merged_into_a_restricted_one_is_not_found(stranger: Client, db: None) -> None:
    merge = make_document_merge(kept=make_document(access=Access.RESTRICTED))

    assert stranger.get(f"/documents/{merge.other_key}/").status_code == 404


@pytest.mark.parametrize("address", [LIST, "/documents/d1/"])
def test_pages_of_documents_only_read(address: str, stranger: Client, db: None) -> None:
    make_document(key="d1")

    assert stranger.post(address).status_code == 405
    assert stranger.head(address).status_code == 200
