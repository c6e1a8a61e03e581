"""The pages: studies, their tables, and the evidence behind every cell."""

from hypotheses.views.agreement import study_agreement
from hypotheses.views.cells import cell_detail
from hypotheses.views.dictionary import data_dictionary
from hypotheses.views.history import study_history
from hypotheses.views.mechanisms import mechanisms
from hypotheses.views.networks import study_networks
from hypotheses.views.preferences import study_preferences
from hypotheses.views.sensitivity import cell_sensitivity, study_sensitivity
from hypotheses.views.sheets import sheet_template, study_sheets
from hypotheses.views.studies import study_detail, study_list

__all__ = [
    "cell_detail",
    "cell_sensitivity",
    "data_dictionary",
    "mechanisms",
    "sheet_template",
    "study_agreement",
    "study_detail",
    "study_history",
    "study_list",
    "study_preferences",
    "study_networks",
    "study_sensitivity",
    "study_sheets",
]
