"""How each constraint of the evidence app is broken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from evidence.choices import Access, PageCheck, Verification
from evidence.models import Quotation
from tests.constraints import Case, doubled
from tests.factories import (
    make_agent,
    make_agent_name,
    make_agent_suggestion,
    make_api_token,
    make_appraisal,
    make_archive,
    make_cluster,
    make_code,
    make_codebook,
    make_coder,
    make_coding,
    make_collection,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_merge,
    make_document_text,
    make_holding,
    make_membership,
    make_memo,
    make_note,
    make_page,
    make_passage,
    make_passage_use,
    make_quotation,
    make_scan,
    make_study,
    make_user,
    make_word_run,
)

A_DAY = date(1953, 7, 11)
THE_DAY_BEFORE = date(1953, 7, 10)
THE_MOMENT = datetime(2020, 2, 29, 12, tzinfo=UTC)


def anchor(quotation: Quotation) -> dict[str, Any]:
    """A whole anchor: the text of the quotation's document, and a stretch of it."""
    text = make_document_text(document=quotation.passage.document)
    return {"document_text": text, "start": 0, "end": 3}


def confirmation(quotation: Quotation) -> dict[str, Any]:
    """A whole confirmation: a reason, somebody, a time."""
    return {"confirmed_reason": "As printed.", "confirmed_by": make_user(), "confirmed_at": THE_MOMENT}


def confirmation_without(part: str, quotation: Quotation) -> dict[str, Any]:
    """A confirmation that lacks one part."""
    return {**confirmation(quotation), part: "" if part == "confirmed_reason" else None}


ARCHIVES = [
    Case("evidence_archive_slug_filled", make_archive, {"slug": ""}),
    Case("evidence_archive_name_filled", make_archive, {"name": ""}),
    doubled("evidence_collection_reference_code_once", make_collection, "reference_code", same=("archive",)),
    Case("evidence_collection_level_listed", make_collection, {"level": "shelf"}, {"level": "box"}),
    Case("evidence_collection_reference_code_filled", make_collection, {"reference_code": ""}),
]

DOCUMENTS = [
    Case("evidence_document_kind_listed", make_document, {"kind": "poem"}, {"kind": "treaty"}),
    Case("evidence_document_source_class_listed", make_document, {"source_class": "rumour"}),
    Case("evidence_document_access_listed", make_document, {"access": "secret"}, {"access": "restricted"}),
    Case("evidence_document_key_filled", make_document, {"key": ""}),
    Case("evidence_document_short_title_filled", make_document, {"short_title": ""}),
    Case(
        "evidence_document_date_earliest_before_date_latest",
        make_document,
        {"date_edtf": "1953", "date_earliest": A_DAY, "date_latest": THE_DAY_BEFORE},
        {"date_edtf": "1953-07-11", "date_earliest": A_DAY, "date_latest": A_DAY},
        mended=True,
    ),
    Case(
        "evidence_document_embargo_dated",
        make_document,
        {"access": Access.EMBARGOED},
        {"access": Access.EMBARGOED, "embargoed_until": A_DAY},
        how="embargo without end",
    ),
    Case(
        "evidence_document_embargo_dated",
        make_document,
        {"embargoed_until": A_DAY},
        how="end without embargo",
    ),
    Case(
        "evidence_document_bounds_need_date",
        make_document,
        {"date_earliest": A_DAY},
        mended=True,
        how="earliest",
    ),
    Case(
        "evidence_document_bounds_need_date", make_document, {"date_latest": A_DAY}, mended=True, how="latest"
    ),
    Case("evidence_document_not_in_itself", make_document, lambda row: {"part_of": row}),
    Case("evidence_document_not_quoted_in_itself", make_document, lambda row: {"quoted_in": row}),
    doubled("evidence_holding_once", make_holding, "document", "collection", same=(), identifier=""),
    doubled("evidence_holding_identifier_once", make_holding, "identifier", same=("collection",)),
    Case("evidence_holding_status_listed", make_holding, {"status": "lost"}, {"status": "seen"}),
]

AGENTS = [
    Case("evidence_agent_kind_listed", make_agent, {"kind": "ghost"}, {"kind": "office"}),
    Case("evidence_agent_slug_filled", make_agent, {"slug": ""}),
    Case("evidence_agent_name_filled", make_agent, {"name": ""}),
    doubled("evidence_agentname_once", make_agent_name, "name", same=("agent",)),
    Case("evidence_agentname_name_filled", make_agent_name, {"name": ""}),
    doubled("evidence_documentagent_once", make_document_agent, "document", "agent", same=()),
    Case("evidence_documentagent_role_listed", make_document_agent, {"role": "cook"}, {"role": "recipient"}),
    Case("evidence_documentagent_confirmation_listed", make_document_agent, {"confirmation": "maybe"}),
]

TEXTS = [
    doubled("evidence_documenttext_one_current", make_document_text, "document", same=()),
    doubled("evidence_documenttext_once", make_document_text, "sha256", same=("document",), is_current=False),
    Case("evidence_documenttext_kind_listed", make_document_text, {"kind": "hearsay"}),
    Case("evidence_documenttext_language_filled", make_document_text, {"language": ""}),
    Case("evidence_documenttext_sha256_filled", make_document_text, {"sha256": ""}),
    doubled("evidence_note_position_once", make_note, "position", same=("text",)),
    Case("evidence_note_kind_listed", make_note, {"kind": "gloss"}, {"kind": "source"}),
    doubled("evidence_page_once", make_page, "text", same=()),
    doubled("evidence_scan_once", make_scan, "sha256", same=("document",)),
    Case(
        "evidence_scan_kind_listed",
        make_scan,
        {"kind": "svg"},
        {"kind": "pdf"},
    ),
    Case("evidence_scan_name_filled", make_scan, {"name": ""}),
    Case("evidence_scan_sha256_filled", make_scan, {"sha256": ""}),
    doubled("evidence_wordrun_once", make_word_run, "text", same=()),
    Case("evidence_page_forward", make_page, {"start": 5, "end": 4}, {"start": 5, "end": 5}),
]

SUGGESTIONS = [
    doubled("evidence_agentsuggestion_once", make_agent_suggestion, "name_printed", same=("document",)),
    Case(
        "evidence_agentsuggestion_role_listed", make_agent_suggestion, {"role": "cook"}, {"role": "recipient"}
    ),
    Case("evidence_agentsuggestion_name_printed_filled", make_agent_suggestion, {"name_printed": ""}),
    doubled("evidence_documentmatch_once", make_document_match, "imported", same=("document",)),
    Case("evidence_documentmatch_of_two", make_document_match, lambda row: {"imported": row.document}),
    Case("evidence_documentmatch_status_listed", make_document_match, {"status": "?"}, {"status": "refused"}),
    Case("evidence_documentmatch_reason_filled", make_document_match, {"reason": ""}),
]

MERGES = [
    doubled("evidence_documentmerge_standing_once", make_document_merge, "other_key", same=()),
    doubled(
        "evidence_documentmerge_once",
        make_document_merge,
        "other_key",
        "merged_at",
        same=(),
        merged_at=THE_MOMENT,
        undone_at=THE_MOMENT,
    ),
    Case("evidence_documentmerge_kept_key_filled", make_document_merge, {"kept_key": ""}),
    Case("evidence_documentmerge_other_key_filled", make_document_merge, {"other_key": ""}),
    Case(
        "evidence_documentmerge_merged_at_before_undone_at",
        make_document_merge,
        {"merged_at": THE_MOMENT, "undone_at": THE_MOMENT - timedelta(days=1)},
        {"merged_at": THE_MOMENT, "undone_at": THE_MOMENT},
    ),
    Case(
        "evidence_documentmerge_undoing_dated",
        make_document_merge,
        lambda row: {"undone_by": make_user()},
        lambda row: {"undone_by": make_user(), "undone_at": timezone.now()},
    ),
]

STUDIES = [
    Case("evidence_study_slug_filled", make_study, {"slug": ""}),
    Case("evidence_study_title_filled", make_study, {"title": ""}),
    Case("evidence_study_visibility_listed", make_study, {"visibility": "hidden"}, {"visibility": "public"}),
    doubled("evidence_membership_once", make_membership, "user"),
    Case("evidence_membership_role_listed", make_membership, {"role": "guest"}, {"role": "lead"}),
    doubled("evidence_coder_slug_once", make_coder, "slug"),
    doubled("evidence_coder_user_once", make_coder, "user", user=make_user),
    Case("evidence_coder_slug_filled", make_coder, {"slug": ""}),
    Case("evidence_coder_name_filled", make_coder, {"name": ""}),
]

READINGS = [
    doubled("evidence_appraisal_once", make_appraisal, "document"),
    Case("evidence_appraisal_grade_listed", make_appraisal, {"grade": "F"}, {"grade": "E"}),
    doubled("evidence_cluster_slug_once", make_cluster, "slug"),
    Case("evidence_cluster_slug_filled", make_cluster, {"slug": ""}),
    Case("evidence_cluster_name_filled", make_cluster, {"name": ""}),
    doubled("evidence_passage_key_once", make_passage, "key"),
    Case("evidence_passage_key_filled", make_passage, {"key": ""}, mended=True),
    Case(
        "evidence_passage_directness_listed", make_passage, {"directness": "vague"}, {"directness": "direct"}
    ),
    Case(
        "evidence_passage_refers_earliest_before_refers_latest",
        make_passage,
        {"refers_earliest": A_DAY, "refers_latest": THE_DAY_BEFORE},
        {"refers_to": "1953-07-11", "refers_earliest": A_DAY, "refers_latest": A_DAY},
        mended=True,
    ),
    doubled(
        "evidence_passageuse_once", make_passage_use, "publication", same=("passage",), note="12", page="30"
    ),
    Case("evidence_passageuse_publication_filled", make_passage_use, {"publication": ""}),
    doubled("evidence_codebook_slug_once", make_codebook, "slug"),
    Case("evidence_codebook_slug_filled", make_codebook, {"slug": ""}),
    Case("evidence_codebook_name_filled", make_codebook, {"name": ""}),
    doubled("evidence_code_slug_once", make_code, "slug", same=("codebook",)),
    Case("evidence_code_slug_filled", make_code, {"slug": ""}),
    Case("evidence_code_name_filled", make_code, {"name": ""}),
    doubled("evidence_coding_once", make_coding, "passage", "code", "coder"),
    Case("evidence_memo_text_filled", make_memo, {"text": ""}),
]

QUOTATIONS = [
    doubled("evidence_quotation_position_once", make_quotation, "position", same=("passage",)),
    Case("evidence_quotation_text_filled", make_quotation, {"text": ""}),
    Case(
        "evidence_quotation_verification_listed",
        make_quotation,
        {"verification": "so-so", "verified_at": timezone.now()},
        {"verification": "altered", "verified_at": timezone.now()},
    ),
    Case(
        "evidence_quotation_anchor_whole",
        make_quotation,
        lambda row: {**anchor(row), "start": None},
        anchor,
        how="no start",
    ),
    Case(
        "evidence_quotation_anchor_whole",
        make_quotation,
        lambda row: {**anchor(row), "end": None},
        how="no end",
    ),
    Case("evidence_quotation_anchor_whole", make_quotation, {"start": 0, "end": 3}, how="no text"),
    Case(
        "evidence_quotation_anchor_whole",
        make_quotation,
        lambda row: {**anchor(row), "end": 0},
        how="no words",
    ),
    Case(
        "evidence_quotation_anchor_whole",
        make_quotation,
        lambda row: {"in_note": make_note(text=anchor(row)["document_text"])},
        lambda row: {**(whole := anchor(row)), "in_note": make_note(text=whole["document_text"])},
        how="note without text",
    ),
    Case(
        "evidence_quotation_check_dated",
        make_quotation,
        {"verification": Verification.VERBATIM},
        {"verification": Verification.VERBATIM, "verified_at": timezone.now()},
        how="check without moment",
    ),
    Case(
        "evidence_quotation_check_dated",
        make_quotation,
        {"verified_at": timezone.now()},
        how="moment without check",
    ),
    Case(
        "evidence_quotation_page_check_listed",
        make_quotation,
        {"page_check": "nearby"},
        {"page_check": PageCheck.DIFFER},
    ),
    Case(
        "evidence_quotation_confirmed_whole",
        make_quotation,
        {"confirmed_reason": "Ellipsis omitted by the author."},
        confirmation,
        how="reason alone",
    ),
    *(
        Case(
            "evidence_quotation_confirmed_whole",
            make_quotation,
            partial(confirmation_without, part),
            how=f"no {part.removeprefix('confirmed_')}",
        )
        for part in ("confirmed_reason", "confirmed_by", "confirmed_at")
    ),
    Case(
        "evidence_quotation_translator_translates",
        make_quotation,
        {"translator": "Ogata Sadako"},
        {"translator": "Ogata Sadako", "original_text": "日米安全保障条約", "is_translation": True},
        how="translator",
    ),
    Case(
        "evidence_quotation_translator_translates", make_quotation, {"original_text": "日米"}, how="original"
    ),
]

TOKENS = [
    doubled("evidence_apitoken_digest_once", make_api_token, "digest", same=()),
    doubled("evidence_apitoken_name_once", make_api_token, "name", same=("owner",)),
    Case("evidence_apitoken_name_filled", make_api_token, {"name": ""}),
    Case("evidence_apitoken_prefix_filled", make_api_token, {"prefix": ""}),
    Case("evidence_apitoken_digest_filled", make_api_token, {"digest": ""}),
    Case(
        "evidence_apitoken_made_at_before_expires_at",
        make_api_token,
        lambda row: {"expires_at": row.made_at - timedelta(seconds=1)},
        lambda row: {"expires_at": row.made_at + timedelta(366)},
    ),
    Case(
        "evidence_apitoken_made_at_before_revoked_at",
        make_api_token,
        lambda row: {"revoked_at": row.made_at - timedelta(seconds=1)},
        lambda row: {"revoked_at": row.made_at},
    ),
    Case(
        "evidence_apitoken_revoking_dated",
        make_api_token,
        lambda row: {"revoked_by": row.owner},
        lambda row: {"revoked_by": row.owner, "revoked_at": row.made_at},
    ),
]

CASES = [
    *ARCHIVES,
    *DOCUMENTS,
    *AGENTS,
    *TEXTS,
    *SUGGESTIONS,
    *MERGES,
    *STUDIES,
    *READINGS,
    *QUOTATIONS,
    *TOKENS,
]
