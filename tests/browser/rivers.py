"""A small study typed into the admin by a browser: two coders, three papers, and what each analysis asks for."""

from __future__ import annotations

from tests.browser.admin_form import AdminForms, Typed

STUDY = "Rivers"
MARKS: Typed = {"basis": "Stated by the author", "coder": "Ada", "status": "Submitted"}


def enter_theory(forms: AdminForms) -> None:
    """The study, its coders and states, two explanations and a prediction, three outcomes."""
    forms.add("evidence/study", {"title": STUDY}, coder_set=[coder("Ada"), coder("Bela")])
    for position, name in enumerate(("Upper", "Lower", "Delta")):
        forms.add("hypotheses/state", {"study": STUDY, "name": name, "position": str(position)})
    for name, role in (("Fear", "Rival"), ("Tolls", "Put forward")):
        forms.add("hypotheses/explanation", {"study": STUDY, "name": name, "role": role})
    forms.add(
        "hypotheses/hypothesis",
        {"study": STUDY, "explanation": "Fear", "name": "Floods make dams"},
        predictions=[
            {"key": "F-U", "state": "Upper", "statement": "Upper fears floods.", "test_type": "Hoop"}
        ],
    )
    for position, name in enumerate(("Dam", "Toll", "Peace")):
        letter = {"letter": name[0], "position": str(position)}
        forms.add("hypotheses/outcome", {"study": STUDY, "name": name, **letter})


def coder(name: str) -> Typed:
    """A coder in the list below a study."""
    return {"slug": name.lower(), "name": name}


def judged(coder: str, direction: str, strength: str) -> Typed:
    """An assessment as it is typed below a passage."""
    judgement: Typed = {
        **MARKS,
        "prediction": "F-U",
        "coder": coder,
        "direction": direction,
        "stated_at": "3",
    }
    return {**judgement, "strength": strength} if strength else judgement


#: What two coders say of each paper's passage, and which outcome it prefers to which.
PAPERS = (
    (("Supports", "3"), ("Supports", "2"), ("Dam", "Toll")),
    (("Supports", "1"), ("Neutral", ""), ("Toll", "Peace")),
    (("Supports", "2"), ("Supports", "2"), ("Dam", "Toll")),
)


def enter_evidence(forms: AdminForms) -> None:
    """An archive's papers with their grades, a passage of each, judged by both coders and read for preferences."""
    forms.add("evidence/archive", {"name": "Town archive"})
    forms.add(
        "evidence/collection",
        {"archive": "Town archive", "title": "Mayor", "level": "File", "reference_code": "11"},
    )
    for number, (by_ada, by_bela, (better, worse)) in enumerate(PAPERS):
        paper, said = f"Paper {number}", f"The mayor speaks {number}"
        kept: Typed = {"kind": "Memorandum", "source_class": "Internal", "date_printed": "June 3, 1955"}
        forms.add(
            "evidence/document",
            {"short_title": paper, **kept},
            holdings=[{"collection": "Mayor", "status": "Seen"}],
        )
        forms.add("evidence/appraisal", {"study": STUDY, "document": paper, "grade": "A"})
        forms.add(
            "evidence/passage",
            {"study": STUDY, "document": paper, "pages": "3", "summary": said},
            assessments=[judged("Ada", *by_ada), judged("Bela", *by_bela)],
        )
        pair: Typed = {"better": better, "worse": worse, "strength": "3"}
        forms.add(
            "hypotheses/preferencereading",
            {"study": STUDY, "state": "Upper", "passage": said, **pair, **MARKS},
        )


def enter_ties(forms: AdminForms) -> None:
    """How strong two ties were, how strong one was wished, and how willing two states were."""
    attested: list[Typed] = [{"passage": "The mayor speaks 0"}]
    for other, strength, willingness in (("Lower", "4", "0"), ("Delta", "1", "3")):
        tie: Typed = {"first": "Upper", "second": other, "strength": strength, "picture": "As it was"}
        forms.add(
            "hypotheses/tiereading", {"study": STUDY, **tie, "valid": "1955", **MARKS}, attestations=attested
        )
        forms.add(
            "hypotheses/willingnessreading",
            {"study": STUDY, "state": other, "willingness": willingness, "valid": "1955/1956", **MARKS},
            attestations=attested,
        )
    wish: Typed = {"first": "Upper", "second": "Lower", "strength": "2", "picture": "As somebody wished it"}
    forms.add(
        "hypotheses/tiereading", {"study": STUDY, **wish, "ideal_of": "Upper", "valid": "1955", **MARKS}
    )


def enter_mechanism(forms: AdminForms) -> None:
    """Two parts, the link between them, a dated event, and evidence on each part."""
    forms.add(
        "hypotheses/mechanism",
        {"study": STUDY, "name": "From need to dam", "explanation": "Tolls"},
        parts=[
            {"position": "1", "key": "need", "entity": "The town", "activity": "needs money"},
            {"position": "2", "key": "toll", "entity": "The mayor", "activity": "asks for tolls"},
        ],
    )
    forms.change(
        "hypotheses/mechanism",
        "From need to dam",
        links=[{"from_part": "need", "to_part": "toll", "justification": "Who needs money asks."}],
    )
    forms.add(
        "hypotheses/event",
        {"study": STUDY, "key": "plea", "actor": "The mayor", "act": "pleads", "date_edtf": "June 4, 1955"},
        parts=[{"part": "toll"}],
    )
    for part, number in (("need", 0), ("toll", 1)):
        shown: Typed = {"part": part, "direction": "Supports", "strength": "2"}
        forms.add(
            "hypotheses/partevidence",
            {"study": STUDY, "passage": f"The mayor speaks {number}", **shown, **MARKS},
        )
