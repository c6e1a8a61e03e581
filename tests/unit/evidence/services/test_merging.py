"""Two documents found to be one become one: what moves, and what stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import AgentRole, Confirmation, HoldingStatus, MatchStatus, SourceClass
from evidence.models import (
    Document,
    DocumentAgent,
    DocumentMatch,
    DocumentMerge,
    DocumentText,
    Holding,
    Memo,
    Quotation,
    User,
)
from evidence.services.merging import merge_documents, plan_merge
from evidence.services.program_users import program_user
from evidence.services.saving import save_row
from tests.factories import (
    make_agent,
    make_agent_suggestion,
    make_appraisal,
    make_cluster,
    make_collection,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_text,
    make_holding,
    make_memo,
    make_note,
    make_passage,
    make_quotation,
    make_study,
)

pytestmark = pytest.mark.django_db


def written(by: User, **fields: Any) -> Document:
    """A document that this user entered."""
    document = Document(**{"short_title": "A paper", "source_class": SourceClass.INTERNAL, **fields})
    save_row(document, by=by)
    return document


def test_everything_of_the_other_document_moves(entered: Document, imported: Document, ada: User) -> None:
    rows = [
        make_holding(document=imported),
        make_document_text(document=imported),
        make_document_agent(document=imported),
        make_agent_suggestion(document=imported),
        make_passage(document=imported),
        make_appraisal(document=imported, grade="A"),
        make_document_match(document=imported),
    ]
    enclosure, memo = make_document(part_of=imported), make_memo(subject=imported)

    merge_documents(entered, imported, by=ada)
    for row in (*rows, enclosure, memo):
        row.refresh_from_db()

    assert [row.document for row in rows] == [entered] * len(rows)
    assert (enclosure.part_of, Memo.objects.get().subject) == (entered, entered)
    assert not Document.objects.filter(key="imported").exists()


def test_history_tells_who_merged_and_what(entered: Document, imported: Document, ada: User) -> None:
    passage, holding = make_passage(document=imported), make_holding(document=imported)

    merge = merge_documents(entered, imported, by=ada, reason="The same memorandum.")

    latest = [row.history.latest() for row in (passage, holding)]
    gone = Document.history.filter(key="imported").latest()
    told = {(each.history_user, each.history_change_reason) for each in (*latest, gone)}
    assert told == {(ada, "merged imported into entered")}
    assert gone.history_type == "-"
    assert (merge.kept, merge.merged_by, merge.reason) == (entered, ada, "The same memorandum.")
    assert merge.other_values["short_title"] == "Memorandum by the Joint Chiefs of Staff"


def test_copy_known_by_pages_is_joined_with_the_one_of_the_volume(
    entered: Document, imported: Document, ada: User
) -> None:
    volume = make_collection()
    make_holding(
        document=entered, collection=volume, identifier="", pages="415-416, 418", url="http://a.org/1"
    )
    of_volume = make_holding(
        document=imported,
        collection=volume,
        identifier="d181",
        pages="415–418",
        status=HoldingStatus.SEEN,
        as_imported={"pages": "415–418"},
    )

    merge = merge_documents(entered, imported, by=ada)
    (copy,) = entered.holdings.all()

    assert copy == of_volume
    assert (copy.identifier, copy.pages, copy.url) == ("d181", "415–418", "http://a.org/1")
    assert (copy.status, copy.as_imported) == (HoldingStatus.SEEN, {"pages": "415–418"})
    assert [row["values"]["pages"] for row in merge.dropped] == ["415-416, 418"]


def test_copies_known_by_pages_alone_become_one(entered: Document, imported: Document, ada: User) -> None:
    volume = make_collection()
    mine = make_holding(document=entered, collection=volume, identifier="", pages="7")
    make_holding(document=imported, collection=volume, identifier="", number="3")

    merge_documents(entered, imported, by=ada)
    (copy,) = entered.holdings.all()

    assert (copy, copy.pages, copy.number) == (mine, "7", "3")


def test_document_printed_twice_in_a_volume_has_two_copies(
    entered: Document, imported: Document, ada: User
) -> None:
    volume = make_collection()
    for document, identifier in ((entered, "d1"), (entered, ""), (imported, "d2"), (imported, "")):
        make_holding(document=document, collection=volume, identifier=identifier)

    merge_documents(entered, imported, by=ada)

    assert sorted(entered.holdings.values_list("identifier", flat=True)) == ["", "d1", "d2"]


def test_kept_document_s_text_stays_current(entered: Document, imported: Document, ada: User) -> None:
    mine, theirs = make_document_text(document=entered), make_document_text(document=imported)
    japanese = make_document_text(document=imported, language="ja")

    merge_documents(entered, imported, by=ada)

    current = DocumentText.objects.filter(is_current=True)
    assert set(current) == {mine, japanese}
    assert set(entered.texts.all()) == {mine, theirs, japanese}


def test_same_wording_stands_once_and_quotations_stay_found(
    entered: Document, imported: Document, ada: User
) -> None:
    mine, theirs = (make_document_text(document=each, body="The wording.") for each in (entered, imported))
    note, their_note = (make_note(text=text, body="As the note says.") for text in (mine, theirs))
    quotation = make_quotation(
        passage=make_passage(document=imported),
        text="As the note says",
        document_text=theirs,
        in_note=their_note,
        start=0,
        end=3,
    )

    merge_documents(entered, imported, by=ada)
    quotation.refresh_from_db()

    assert (quotation.document_text, quotation.in_note) == (mine, note)
    assert list(entered.texts.all()) == [mine]


def test_current_text_that_the_kept_document_had_as_an_older_version_becomes_current(
    entered: Document, imported: Document, ada: User
) -> None:
    mine = make_document_text(document=entered, body="The wording.", is_current=False)
    make_document_text(document=imported, body="The wording.")

    merge_documents(entered, imported, by=ada)
    mine.refresh_from_db()

    assert mine.is_current


def test_agent_of_both_in_one_role_is_named_once_and_confirmed(
    entered: Document, imported: Document, ada: User
) -> None:
    radford = make_agent(slug="radford")
    mine = make_document_agent(document=entered, agent=radford, confirmation=Confirmation.SUGGESTED)
    theirs = make_document_agent(document=imported, agent=radford)
    make_document_agent(document=imported, agent=radford, role=AgentRole.RECIPIENT)
    suggestion = make_agent_suggestion(document=imported, confirmed_as=theirs)

    merge = merge_documents(entered, imported, by=ada)
    suggestion.refresh_from_db()

    assert set(entered.agents.values_list("role", "confirmation")) == {
        ("author", "confirmed"),
        ("recipient", "confirmed"),
    }
    assert suggestion.confirmed_as == mine
    assert [(row["model"], row["pk"]) for row in merge.dropped] == [("evidence.documentagent", theirs.pk)]
    assert DocumentAgent.history.filter(id=theirs.pk).latest().history_user == ada


def test_name_suggested_for_both_keeps_what_a_person_made_of_it(
    entered: Document, imported: Document, ada: User
) -> None:
    confirmed = make_document_agent(document=imported)
    make_agent_suggestion(document=entered, name_printed="Radford")
    make_agent_suggestion(document=imported, name_printed="Radford", confirmed_as=confirmed)

    merge_documents(entered, imported, by=ada)

    assert [each.confirmed_as for each in entered.agent_suggestions.all()] == [confirmed]


def test_match_of_the_two_is_gone_and_matches_with_others_move(
    entered: Document, imported: Document, ada: User
) -> None:
    third = make_document()
    make_document_match(document=entered, imported=imported)
    refused = make_document_match(document=third, imported=imported, status=MatchStatus.REFUSED)
    make_document_match(document=third, imported=entered)

    merge_documents(entered, imported, by=ada)
    (match,) = DocumentMatch.objects.all()

    assert (match.document, match.imported, match.status) == (third, entered, MatchStatus.REFUSED)
    assert match != refused


def test_kept_document_s_fields_stand_and_empty_ones_are_filled(ada: User) -> None:
    kept = make_document(short_title="NSC 5416", place="Washington", year=None)
    other = make_document(short_title="No. 181", place="Tokyo", publisher="Washington: GPO", year=1984)

    merge_documents(kept, other, by=ada)

    assert (kept.short_title, kept.place) == ("NSC 5416", "Washington")
    assert (kept.publisher, kept.year, kept.key) == ("Washington: GPO", 1984, kept.key)
    assert kept.history.latest().history_user == ada


def test_page_of_the_work_goes_with_the_work(ada: User) -> None:
    first, second = make_document(), make_document()
    kept = make_document(quoted_in=first)
    other = make_document(quoted_in=second, quoted_in_page="12")
    filled = make_document()

    merge_documents(kept, other, by=ada)
    merge_documents(filled, kept, by=ada)

    assert (filled.quoted_in, filled.quoted_in_page) == (first, "")


@pytest.mark.parametrize(("who", "expected"), [("load_study", "1954-04-10"), ("ada", "1954")])
def test_import_s_value_stands_unless_a_person_set_the_other(who: str, expected: str, ada: User) -> None:
    kept = written(ada if who == "ada" else program_user(who), date_printed="1954", kind="letter")
    other = written(program_user("import_frus"), date_printed="April 10, 1954", kind="report")
    make_holding(document=other, as_imported={"date_printed": "April 10, 1954", "date_edtf": "1954-04-10"})

    merge_documents(kept, other, by=ada)

    assert (kept.date_edtf, kept.kind) == (expected, "letter")
    assert (kept.date_latest == other.date_latest) is (who == "load_study")


def test_value_that_a_person_corrected_in_the_imported_document_stands(ada: User) -> None:
    kept = written(program_user("load_study"), place="Washington")
    other = written(program_user("import_frus"), place="Tokio")
    make_holding(document=other, as_imported={"place": "Tokio"})
    other.place = "Tokyo"
    save_row(other, by=ada)

    merge_documents(kept, other, by=ada)

    assert kept.place == "Tokyo"


def test_key_of_the_document_that_is_gone_leads_to_the_one_that_is_there(
    entered: Document, imported: Document, ada: User
) -> None:
    last = make_document()

    merge_documents(entered, imported, by=ada)
    merge_documents(last, entered, by=ada)

    heirs = [DocumentMerge.objects.heir_of(key) for key in ("imported", "entered", "unknown")]
    assert heirs == [last, last, None]


def test_merge_counts_the_passages_that_become_one_cluster(
    entered: Document, imported: Document, ada: User
) -> None:
    study, other_study = make_study(), make_study()
    make_passage(study=study, document=entered)
    for document in (entered, imported, imported):
        make_passage(study=study, document=document)
    make_passage(study=study, document=imported, cluster=make_cluster(study=study))
    make_passage(study=other_study, document=imported)

    merge = merge_documents(entered, imported, by=ada)

    assert merge.n_passages_joined == 4


def test_same_grade_is_given_once_with_the_reason_of_either(
    entered: Document, imported: Document, ada: User
) -> None:
    study = make_study()
    make_appraisal(study=study, document=entered)
    make_appraisal(study=study, document=imported, reason="A draft.")

    merge_documents(entered, imported, by=ada)

    assert [each.reason for each in entered.appraisals.all()] == ["A draft."]


def test_plan_says_what_will_move_and_writes_nothing(entered: Document, imported: Document) -> None:
    make_holding(document=imported)
    make_passage(document=imported)

    plan = plan_merge(entered, imported, by=None)

    assert {model.__name__: n for model, n in plan.n_moved().items()} == {"Holding": 1, "Passage": 1}
    assert not entered.holdings.exists()
    assert not DocumentMerge.objects.exists()


def test_merge_does_no_more_than_somebody_agreed_to(entered: Document, imported: Document, ada: User) -> None:
    shown = plan_merge(entered, imported, by=ada).fingerprint()
    make_holding(document=imported)

    with pytest.raises(ValidationError, match="Meanwhile something changed"):
        merge_documents(entered, imported, by=ada, as_shown=shown)
    again = plan_merge(entered, imported, by=ada).fingerprint()

    assert merge_documents(entered, imported, by=ada, as_shown=again)
    assert Holding.objects.get().document == entered
    assert not Quotation.objects.exists()
