"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path

from hypotheses import views

urlpatterns = [
    path("studies/", views.study_list, name="study-list"),
    path("studies/<slug:slug>/", views.study_detail, name="study-detail"),
    path("studies/<slug:slug>/cells/<slug:row>/<slug:state>/", views.cell_detail, name="cell-detail"),
    path("studies/<slug:slug>/data-dictionary/", views.data_dictionary, name="data-dictionary"),
]
