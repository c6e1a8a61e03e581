"""The addresses of the API, version 1: the one place that names the viewsets of both apps."""

from __future__ import annotations

from django.urls import path
from rest_framework.routers import DefaultRouter

from evidence.api import entered
from evidence.api import viewsets as evidence
from evidence.api.elsewhere import ElsewhereView
from evidence.api.find_quote import FindQuoteView
from evidence.api.search import SearchView
from evidence.api.texts import DocumentTextView
from hypotheses.analyses import agreement
from hypotheses.analyses.mechanisms import MECHANISMS
from hypotheses.analyses.networks import NETWORKS
from hypotheses.analyses.preferences import PREFERENCES
from hypotheses.analyses.sensitivity import KIND as SENSITIVITY
from hypotheses.api import bearing, mechanisms, networks
from hypotheses.api import viewsets as hypotheses
from hypotheses.api.analysis import analysis_view
from hypotheses.api.bulk import BulkPassagesView
from hypotheses.api.changes import ChangesView
from hypotheses.api.congruence import CongruenceView
from hypotheses.api.preferences import OutcomeViewSet, PreferenceReadingViewSet, PublishedOrderViewSet
from hypotheses.api.quick_entry import QuickEntryView
from hypotheses.api.units import UnitDecisionViewSet

router = DefaultRouter()
router.include_format_suffixes = False
router.register("archives", evidence.ArchiveViewSet, basename="archive")
router.register("collections", evidence.CollectionViewSet, basename="collection")
router.register("documents", bearing.DocumentViewSet, basename="document")
router.register("passages", bearing.PassageViewSet, basename="passage")
router.register("codes", evidence.CodeViewSet, basename="code")
router.register("codings", bearing.CodingViewSet, basename="coding")
router.register("studies", evidence.StudyViewSet, basename="study")
router.register("states", hypotheses.StateViewSet, basename="state")
router.register("explanations", hypotheses.ExplanationViewSet, basename="explanation")
router.register("hypotheses", hypotheses.HypothesisViewSet, basename="hypothesis")
router.register("predictions", hypotheses.PredictionViewSet, basename="prediction")
router.register("assessments", hypotheses.AssessmentViewSet, basename="assessment")
router.register("adjudications", hypotheses.AdjudicationViewSet, basename="adjudication")
router.register("outcomes", OutcomeViewSet, basename="outcome")
router.register("preference-readings", PreferenceReadingViewSet, basename="preferencereading")
router.register("published-orders", PublishedOrderViewSet, basename="publishedorder")
router.register("tie-readings", networks.TieReadingViewSet, basename="tie-reading")
router.register("willingness-readings", networks.WillingnessReadingViewSet, basename="willingness-reading")
router.register("quotations", entered.QuotationViewSet, basename="quotation")
router.register("holdings", entered.HoldingViewSet, basename="holding")
router.register("agents", entered.AgentViewSet, basename="agent")
router.register("coders", entered.CoderViewSet, basename="coder")
router.register("codebooks", entered.CodebookViewSet, basename="codebook")
router.register("clusters", entered.ClusterViewSet, basename="cluster")
router.register("appraisals", entered.AppraisalViewSet, basename="appraisal")
router.register("memos", entered.MemoViewSet, basename="memo")
router.register("mechanisms", mechanisms.MechanismViewSet, basename="mechanism")
router.register("mechanism-links", mechanisms.MechanismLinkViewSet, basename="mechanism-link")
router.register("unit-decisions", UnitDecisionViewSet, basename="unit-decision")
router.register("events", mechanisms.EventViewSet, basename="event")
router.register("part-judgements", mechanisms.PartEvidenceViewSet, basename="part-judgement")

app_name = "api"

#: Addresses that answer with something other than rows.
reports = [
    path("changes/", ChangesView.as_view(), name="changes"),
    path("studies/<slug:slug>/agreement/", analysis_view(agreement.KIND).as_view(), name="agreement"),
    path("studies/<slug:slug>/congruence/", CongruenceView.as_view(), name="congruence"),
    path("studies/<slug:slug>/preferences/", analysis_view(PREFERENCES).as_view(), name="preferences"),
    path("studies/<slug:slug>/networks/", analysis_view(NETWORKS).as_view(), name="networks"),
    path(
        "studies/<slug:slug>/mechanisms/",
        analysis_view(MECHANISMS).as_view(),
        name="study-mechanisms",
    ),
    path("studies/<slug:slug>/sensitivity/", analysis_view(SENSITIVITY).as_view(), name="sensitivity"),
    path("documents/<slug:key>/elsewhere/", ElsewhereView.as_view(), name="document-elsewhere"),
    path("documents/<slug:key>/text/", DocumentTextView.as_view(), name="document-text"),
    path("find-quote/", FindQuoteView.as_view(), name="find-quote"),
    path("passages/bulk/", BulkPassagesView.as_view(), name="passages-bulk"),
    path("quick-entry/", QuickEntryView.as_view(), name="quick-entry"),
    path("search/", SearchView.as_view(), name="search"),
]

urlpatterns = [*reports, *router.urls]
