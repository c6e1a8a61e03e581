"""The doors of the site, each asked in the same words: may this user see, change, delete, make, find this row?

Every question is asked for real, and what it did is undone.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.test import Client

from evidence.models import Document, Passage, Study
from evidence.services.merging import merge_documents
from tests.factories import make_document, make_passage
from tests.integration.admin.forms import address, faults
from tests.integration.truth.table import USERS
from tests.integration.truth.world import World

#: Who the admin lets in; nobody else gets past its login.
STAFF = set(USERS) - {"n", "u"}
LOGGED_IN = set(USERS) - {"n"}
#: The doors that open with a login only, and those that open to readers of the study only.
WITH_LOGIN = {"sheets", "history page", "history file", "changes", "page history/", "page sheets/"}
OF_STUDY = {"sheets", "history page", "history file", "changes", "cell page", "study page"}

#: By table, the list of the API in which its rows are, and the field by which their addresses name them.
RESOURCES = {
    "Archive": ("archives", "slug"),
    "Document": ("documents", "key"),
    "Holding": ("holdings", "pk"),
    "Agent": ("agents", "slug"),
    "Study": ("studies", "slug"),
    "Coder": ("coders", "pk"),
    "Passage": ("passages", "pk"),
    "Quotation": ("quotations", "pk"),
    "Coding": ("codings", "pk"),
    "Code": ("codes", "pk"),
    "Codebook": ("codebooks", "pk"),
    "Memo": ("memos", "pk"),
    "Cluster": ("clusters", "pk"),
    "Appraisal": ("appraisals", "pk"),
    "State": ("states", "pk"),
    "Explanation": ("explanations", "pk"),
    "Hypothesis": ("hypotheses", "pk"),
    "Prediction": ("predictions", "pk"),
    "Assessment": ("assessments", "pk"),
    "Adjudication": ("adjudications", "pk"),
    "Collection": ("collections", "pk"),
    "Outcome": ("outcomes", "pk"),
    "PublishedOrder": ("published-orders", "pk"),
    "PreferenceReading": ("preference-readings", "pk"),
    "TieReading": ("tie-readings", "pk"),
    "WillingnessReading": ("willingness-readings", "pk"),
    "Mechanism": ("mechanisms", "pk"),
    "MechanismLink": ("mechanism-links", "pk"),
    "Event": ("events", "pk"),
    "PartEvidence": ("part-judgements", "pk"),
    "UnitDecision": ("unit-decisions", "pk"),
}
#: Lists that the API only shows: studies and their people are the admin's.
SHOWN_ONLY = {"studies", "coders"}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written in here is not."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def link(row: Model) -> str:
    """The address of a row in the API; empty where the API does not have it."""
    resource, key = RESOURCES.get(type(row).__name__, ("", ""))
    return f"/api/v1/{resource}/{getattr(row, key)}/" if resource else ""


def in_admin(model: type[Model]) -> bool:
    """Whether the admin has pages of the table."""
    return admin.site.is_registered(model)


# --- one row


def seen(client: Client, row: Any) -> dict[str, bool]:
    """Whether each door but the admin's opens on the row; there may be none."""
    found: dict[str, bool] = {}
    if link(row):
        found["api"] = client.get(link(row)).status_code == 200
    if isinstance(row, Document):
        found["page"] = client.get(f"/documents/{row.key}/").status_code == 200
    if isinstance(row, Study):
        for name in ("", "data-dictionary/", "cells/power/north/", "history/", "sheets/"):
            response: Any = client.get(f"/studies/{row.slug}/{name}")
            found[f"page {name}"] = response.status_code == 200
            if response.streaming:
                b"".join(response.streaming_content)  # read to its end, a file is closed
        found["table"] = client.get(f"/api/v1/studies/{row.slug}/congruence/").status_code == 200
    return found


def in_the_admin(client: Client, row: Any) -> dict[str, bool]:
    """Whether the admin shows the row."""
    if not in_admin(type(row)):
        return {}
    return {"admin": client.get(address(type(row), "change", row.pk)).status_code == 200}


def past_in_the_admin(client: Client, row: Any) -> dict[str, bool]:
    """Whether the admin shows the history of the row."""
    if not in_admin(type(row)):
        return {}
    return {"admin: history": client.get(address(type(row), "history", row.pk)).status_code == 200}


def changed(client: Client, row: Any) -> dict[str, bool]:
    """Whether each door takes a change of the row."""
    found: dict[str, bool] = {}
    if link(row) and RESOURCES[type(row).__name__][0] not in SHOWN_ONLY:
        with undone():
            response = client.patch(link(row), {}, "application/json", headers={"if-match": "*"})
            found["api"] = response.status_code == 200
    if in_admin(type(row)):
        with undone():
            # an empty form has faults, which only who may change the row is told
            page = client.post(address(type(row), "change", row.pk), {})
            found["admin"] = page.status_code == 200
    return found


def deleted(client: Client, row: Any) -> dict[str, bool]:
    """Whether each door deletes the row, or says that only what hangs on it is in the way."""
    found: dict[str, bool] = {}
    rows = type(row)._base_manager.filter(pk=row.pk)
    if link(row) and RESOURCES[type(row).__name__][0] not in SHOWN_ONLY:
        with undone():
            response = client.delete(link(row), headers={"if-match": "*"})
            found["api"] = response.status_code == 409 or (response.status_code == 204 and not rows.exists())
    if in_admin(type(row)):
        with undone():
            page = client.post(address(type(row), "delete", row.pk), {"post": "yes"})
            found["admin"] = page.status_code == 200 or (page.status_code == 302 and not rows.exists())
    return found


# --- new rows


def made(client: Client, model: type[Model], study: Study) -> dict[str, bool]:
    """Whether each door takes a new row of the table in the study: that it asks for more, or writes it."""
    of_study = any(field.name == "study" for field in model._meta.fields)
    found: dict[str, bool] = {}
    resource = RESOURCES.get(model.__name__, ("", ""))[0]
    if resource and resource not in SHOWN_ONLY:
        with undone():
            body = {"study": study.slug} if of_study else {}
            response = client.post(f"/api/v1/{resource}/", body, "application/json")
            found["api"] = response.status_code == 201 or (
                response.status_code == 400 and "study" not in response.json()
            )
    if in_admin(model):
        with undone():
            page = client.post(address(model, "add"), {"study": study.pk} if of_study else {})
            found["admin"] = page.status_code == 200 and "study" not in faults(page)
    return found


# --- pages for one act


def pages_for_acts(world: World) -> dict[str, str]:
    """By the name of an act, the address of the admin's page for it. Three passages are deleted for it."""
    study, rows = world.study, world.rows
    opened, hidden = rows["open document"], rows["restricted document"]
    documents, compare = "/admin/evidence/document", "/admin/evidence/documentmerge/compare/"
    gather, deleted = "/admin/evidence/cluster/gather/", "/admin/evidence/passage/deleted/"
    passages = [make_passage(study=study, document=opened) for _ in range(2)]
    gone = {
        name: rows[row].pk
        for name, row in {
            "bringing back one's own passage": "own passage",
            "bringing back a colleague's passage": "colleague's passage",
            "bringing back one of a restricted text": "passage of restricted document",
        }.items()
    }
    Passage.objects.filter(pk__in=gone.values()).delete()
    merge = merge_documents(make_document(), make_document(), by=world.users["x"])
    return {
        "splitting an open document": f"{documents}/{opened.pk}/split/",
        "splitting a restricted document": f"{documents}/{hidden.pk}/split/",
        "scans of an open document": f"{documents}/{opened.pk}/scans/",
        "scans of a restricted document": f"{documents}/{hidden.pk}/scans/",
        "merging open documents": f"{compare}?kept={opened.pk}&other={make_document().pk}",
        "merging with a restricted document": f"{compare}?kept={opened.pk}&other={hidden.pk}",
        "undoing a merge": f"/admin/evidence/documentmerge/{merge.pk}/undo/",
        "gathering passages": f"{gather}?"
        + urlencode({"passages": [each.pk for each in passages]}, doseq=True),
        "gathering with a restricted document": f"{gather}?"
        + urlencode({"passages": [passages[0].pk, rows["passage of embargoed document"].pk]}, doseq=True),
        "list of deleted passages": deleted,
        **{name: f"{deleted}{key}/" for name, key in gone.items()},
    }


# --- everything at once


def told(client: Client, world: World) -> dict[str, str]:
    """All that each list, page, file and feed says to this user; the admin's lists of a private study only."""
    asked = {
        "api": [f"/api/v1/{resource}/?page_size=500" for resource, _ in RESOURCES.values()],
        "cell page": ["/studies/ours/cells/power/north/", "/studies/ours/cells/claim/north/?by=hypothesis"],
        "study page": ["/studies/", "/studies/ours/", "/studies/ours/?by=hypothesis"],
        "documents page": ["/documents/"],
        "sheets": [f"/studies/ours/sheets/?format={form}" for form in ("json", "csv")],
        "history page": ["/studies/ours/history/"],
        "history file": [f"/studies/ours/history/?format={form}" for form in ("json", "csv")],
        "changes": ["/api/v1/changes/?" + urlencode({"study": "ours", "page_size": 500})],
        "admin": [
            address(model, "changelist")
            for model in admin.site._registry
            if model in {type(row) for row in world.rows.values()} and world.study.visibility == "private"
        ],
    }
    return {door: " ".join(said(client.get(each)) for each in ways) for door, ways in asked.items()}


def said(response: Any) -> str:
    """The words of an answer; of a packed file, of all its parts. What was refused says nothing."""
    if response.status_code != 200:
        return ""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return str(body.decode(errors="replace"))


def entered(client: Client, study: Study) -> dict[str, bool]:
    """Whether each door for many rows at once, or for a citation, takes something for the study."""
    bulk = {"study": study.slug, "passages": [{"document": "none such"}]}
    quick = {"study": study.slug, "citation": "NSC 5514", "dry_run": True}
    form = {"study": study.pk, "citation": "NSC 5514"}
    with undone():
        answers = {
            "bulk": client.post("/api/v1/passages/bulk/", bulk, "application/json"),
            "quick entry": client.post("/api/v1/quick-entry/", quick, "application/json"),
        }
        page = client.post("/admin/quick-entry/", form)
        sheet = {
            "file": io.BytesIO(json.dumps({"passages": [{"key": "P9", "document": "none such"}]}).encode()),
            "study": study.slug,
        }
        sheet["file"].name = "passages.json"  # type: ignore[attr-defined]
        upload = client.post("/admin/sheets/", sheet)
    return {
        "bulk": "passages" in answers["bulk"].json(),
        "quick entry": answers["quick entry"].status_code == 200,
        "admin: quick entry": page.status_code == 200 and page.context["step"] == 2,
        "admin: sheets": upload.status_code == 200 and "report" in (upload.context or {}),
    }
