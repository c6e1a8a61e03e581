"""The addresses of the pages."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from hypotheses import views
from hypotheses.admin.sheets import sheets_view

urlpatterns = [
    path("studies/", views.study_list, name="study-list"),
    path("studies/<slug:slug>/", views.study_detail, name="study-detail"),
    path("studies/<slug:slug>/cells/<slug:row>/<slug:state>/", views.cell_detail, name="cell-detail"),
    path("studies/<slug:slug>/mechanisms/", views.mechanisms, name="study-mechanisms"),
    path("studies/<slug:slug>/agreement/", views.study_agreement, name="study-agreement"),
    path("studies/<slug:slug>/sheets/", views.study_sheets, name="study-sheets"),
    path("studies/<slug:slug>/history/", views.study_history, name="study-history"),
    path("studies/<slug:slug>/preferences/", views.study_preferences, name="study-preferences"),
    path("studies/<slug:slug>/networks/", views.study_networks, name="study-networks"),
    path("studies/<slug:slug>/sensitivity/", views.study_sensitivity, name="sensitivity"),
    path(
        "studies/<slug:slug>/sensitivity/<slug:row>/<slug:state>/",
        views.cell_sensitivity,
        name="cell-sensitivity",
    ),
    path("admin/sheets/", admin.site.admin_view(sheets_view), name="sheet-import"),
    path("sheets/template/", views.sheet_template, name="sheet-template"),
    path("studies/<slug:slug>/data-dictionary/", views.data_dictionary, name="data-dictionary"),
]
