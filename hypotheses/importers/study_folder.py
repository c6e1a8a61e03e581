"""A study as a folder of JSON files: what each file holds, and how its entries become rows.

Every file is a list of objects, but study.json, which is one object. References are natural keys. Entries may carry
lists of entries of their own (a passage its quotations), which become rows of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from evidence.models import Passage
from hypotheses.importers.drafts import Draft, PrimaryKeyOf, model
from hypotheses.importers.reading import read_json
from hypotheses.importers.values import json_kind

#: The files of a study in the order in which they are loaded: what is referred to comes first.
FILES = (
    "archives.json",
    "collections.json",
    "agents.json",
    "documents.json",
    "states.json",
    "outcomes.json",
    "explanations.json",
    "predictions.json",
    "not_applicable.json",
    "published_verdicts.json",
    "published_orders.json",
    "clusters.json",
    "appraisals.json",
    "passages.json",
    "preference_readings.json",
    "tie_readings.json",
    "willingness_readings.json",
    "mechanisms.json",
    "events.json",
)

Entry = dict[str, Any]


class StudyFolder:
    """Reads a study's files into drafts, and gathers everything that is wrong with them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.study = ""
        self.faults: list[str] = []

    def drafts(self) -> list[Draft]:
        """All rows of the study, in an order in which they can be written.

        Raises:
            ValidationError: naming every fault with file, entry and field.
        """
        self.faults = [
            f"{path.name}: a study has no such file. Known: study.json, {', '.join(FILES)}."
            for path in sorted(self.path.glob("*.json"))
            if path.name not in ("study.json", *FILES)
        ]
        found = list(self.study_drafts(read_json(self.path / "study.json", dict)))
        for file in FILES:
            path = self.path / file
            entries = read_json(path, list) if path.exists() else []
            make = getattr(self, f"{file.removesuffix('.json')}_drafts")
            for where, entry in self.objects(entries, f"{file}, entry"):
                found += make(entry, where)
        self.faults += [fault for draft in found for fault in draft.faults()]
        if self.faults:
            raise ValidationError(self.faults)
        return found

    def objects(self, listed: Any, where: str) -> Iterator[tuple[str, Entry]]:
        """The objects of a list, each with its place; what is none, or no list at all, is a fault."""
        if not isinstance(listed, list):
            self.faults.append(f"{where}: expected a list of objects, found {json_kind(listed)}.")
            return
        for number, entry in enumerate(listed, start=1):
            if isinstance(entry, dict):
                yield f"{where} {number}", entry
            else:
                self.faults.append(f"{where} {number}: expected an object, found {json_kind(entry)}.")

    def study_drafts(self, entry: Entry) -> Iterator[Draft]:
        """The study, its coders and its scoring settings."""
        coders, settings = entry.pop("coders", []), entry.pop("settings", {})
        slug = entry.get("slug")
        if not slug or not isinstance(slug, str):
            raise ValidationError(f"{self.path / 'study.json'}, slug: the study needs a short name.")
        self.study = slug
        yield Draft(model("Study"), "study.json", entry)
        for where, coder in self.objects(coders, "study.json, coder"):
            yield self.own("Coder", where, coder)
        if not isinstance(settings, dict):
            self.faults.append(f"study.json, settings: expected an object, found {json_kind(settings)}.")
        elif settings:
            yield self.own("ScoringSettings", "study.json, settings", settings)

    def archives_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """An archive."""
        yield Draft(model("Archive"), where, entry)

    def collections_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A collection; its parent is one of the same archive."""
        archive = entry.pop("archive", None)
        if entry.get("parent") is not None:
            entry["parent"] = (archive, entry["parent"])
        yield Draft(model("Collection"), where, {"archive": (archive,), **entry})

    def agents_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """An agent and the other forms of its name."""
        names = entry.pop("names", [])
        yield Draft(model("Agent"), where, entry)
        for place, name in self.objects(names, f"{where}, name"):
            yield Draft(model("AgentName"), place, {"agent": (entry.get("slug"),), **name})

    def documents_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A document, its holdings and its agents; a list of authors becomes one text."""
        holdings, agents = entry.pop("holdings", []), entry.pop("agents", [])
        key = (entry.get("key"),)
        for field in ("part_of", "quoted_in"):
            if entry.get(field) is not None:
                entry[field] = (entry[field],)
        authors = entry.get("authors")
        if isinstance(authors, list) and all(isinstance(author, str) for author in authors):
            entry["authors"] = "; ".join(authors)
        yield Draft(model("Document"), where, entry)
        for place, holding in self.objects(holdings, f"{where}, holding"):
            collection = (holding.pop("archive", None), holding.pop("collection", None))
            values = {"document": key, "collection": collection, "identifier": "", **holding}
            yield Draft(model("Holding"), place, values)
        for place, agent in self.objects(agents, f"{where}, agent"):
            values = {"document": key, "agent": (agent.pop("agent", None),), **agent}
            yield Draft(model("DocumentAgent"), place, values)

    def states_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A state."""
        yield self.own("State", where, entry)

    def outcomes_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """An outcome."""
        yield self.own("Outcome", where, entry)

    def explanations_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """An explanation and its hypotheses."""
        hypotheses = entry.pop("hypotheses", [])
        yield self.own("Explanation", where, entry)
        explanation = {"explanation": (self.study, entry.get("slug"))}
        for place, hypothesis in self.objects(hypotheses, f"{where}, hypothesis"):
            yield self.own("Hypothesis", place, hypothesis | explanation)

    def predictions_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A prediction."""
        yield self.own("Prediction", where, entry, refers=("hypothesis", "state"))

    def not_applicable_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A hypothesis that says nothing of a state."""
        yield self.own("NotApplicable", where, entry, refers=("hypothesis", "state"))

    def published_verdicts_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A published verdict on an explanation or on a hypothesis."""
        entry = {"explanation": None, "hypothesis": None} | entry
        yield self.own("PublishedVerdict", where, entry, refers=("explanation", "hypothesis", "state"))

    def published_orders_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A published order of a state's preferences."""
        yield self.own("PublishedOrder", where, entry, refers=("state",))

    def clusters_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A cluster."""
        yield self.own("Cluster", where, entry)

    def appraisals_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """The study's grade of a document."""
        yield self.own("Appraisal", where, entry | {"document": (entry.get("document"),)})

    def passages_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A passage with its quotations, its uses, its assessments and a memo on it."""
        quotations, uses = entry.pop("quotations", []), entry.pop("uses", [])
        assessments, memo = entry.pop("assessments", []), entry.pop("memo", "")
        passage = {"passage": (self.study, entry.get("key"))}
        entry["document"] = (entry.get("document"),)
        if entry.get("speaker") is not None:
            entry["speaker"] = (entry["speaker"],)
        yield self.own("Passage", where, entry, refers=("cluster", "created_by"))
        for position, (place, quotation) in enumerate(
            self.objects(quotations, f"{where}, quotation"), start=1
        ):
            yield self.own("Quotation", place, quotation | passage | {"position": position})
        for place, use in self.objects(uses, f"{where}, use"):
            yield self.own("PassageUse", place, {"note": "", "page": ""} | use | passage)
        for place, assessment in self.objects(assessments, f"{where}, assessment"):
            yield self.own("Assessment", place, assessment | passage, refers=("prediction", "coder"))
        if memo:
            subject = {
                "subject_type": ("evidence", "passage"),
                "subject_id": PrimaryKeyOf(Passage, passage["passage"]),
            }
            yield self.own("Memo", f"{where}, memo", {"text": memo, **subject})

    def preference_readings_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A reading of which outcome a state prefers to which."""
        yield self.own(
            "PreferenceReading", where, entry, refers=("state", "better", "worse", "passage", "coder")
        )

    def tie_readings_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A reading of a tie between two states, and the passages that attest it."""
        yield from self.reading_drafts("Tie", entry, where, refers=("first", "second", "ideal_of", "coder"))

    def willingness_readings_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A reading of a state's willingness, and the passages that attest it."""
        yield from self.reading_drafts("Willingness", entry, where, refers=("state", "coder"))

    def reading_drafts(
        self, kind: str, entry: Entry, where: str, *, refers: tuple[str, ...]
    ) -> Iterator[Draft]:
        """A reading, and a row for each passage that attests it; passages are listed by key."""
        passages = entry.pop("passages", [])
        yield self.own(f"{kind}Reading", where, entry, refers=refers)
        if not isinstance(passages, list):
            self.faults.append(f"{where}, passages: expected a list of keys, found {json_kind(passages)}.")
            return
        for number, passage in enumerate(passages, start=1):
            values = {"reading": (self.study, entry.get("key")), "passage": (self.study, passage)}
            yield self.own(f"{kind}Attestation", f"{where}, passage {number}", values)

    def mechanisms_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """A mechanism with its parts and links, and the evidence on each."""
        parts, links = entry.pop("parts", []), entry.pop("links", [])
        slug = entry.get("slug")
        yield self.own("Mechanism", where, {"state": None, **entry}, refers=("explanation", "state"))
        belongs = {"mechanism": (self.study, slug)}
        for place, part in self.objects(parts, f"{where}, part"):
            evidence = part.pop("evidence", [])
            yield self.own("MechanismPart", place, part | belongs)
            on_part = {"part": (self.study, slug, part.get("key")), "link": None}
            yield from self.evidence_drafts(evidence, on_part, place)
        for place, link in self.objects(links, f"{where}, link"):
            evidence, checks = link.pop("evidence", []), link.pop("rival_checks", [])
            ends = {name: link.get(name) for name in ("from_part", "to_part")}
            named = {name: (self.study, slug, key) for name, key in ends.items()}
            yield self.own("MechanismLink", place, {**link, **belongs, **named})
            key = (self.study, slug, *ends.values())
            yield from self.evidence_drafts(evidence, {"part": None, "link": key}, place)
            for check_place, check in self.objects(checks, f"{place}, rival check"):
                yield self.own("RivalCheck", check_place, check | {"link": key}, refers=("rival",))

    def evidence_drafts(self, evidence: Any, on: Entry, where: str) -> Iterator[Draft]:
        """Judgements on one part or link of a mechanism."""
        for place, each in self.objects(evidence, f"{where}, evidence"):
            yield self.own("PartEvidence", place, each | on, refers=("passage", "coder"))

    def events_drafts(self, entry: Entry, where: str) -> Iterator[Draft]:
        """An event and the parts of mechanisms that it shows at work."""
        parts = entry.pop("parts", [])
        yield self.own("Event", where, entry)
        for place, part in self.objects(parts, f"{where}, part"):
            key = (self.study, part.pop("mechanism", None), part.pop("part", None))
            event = (self.study, entry.get("key"))
            yield self.own("EventPart", place, {**part, "event": event, "part": key})

    def own(self, name: str, where: str, entry: Entry, *, refers: tuple[str, ...] = ()) -> Draft:
        """A draft of a row of this study; `refers` names the fields that point at rows of the study."""
        references = {field: (self.study, entry[field]) for field in refers if entry.get(field) is not None}
        return Draft(model(name), where, {"study": (self.study,), **entry, **references})
