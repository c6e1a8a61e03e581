"""The addresses of the pages."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from evidence import views
from evidence.admin.dates import read_date

urlpatterns = [
    path("account/tokens/", views.token_list, name="token-list"),
    path("account/tokens/<int:pk>/revoke/", views.revoke_token, name="token-revoke"),
    path("admin/read-date/", admin.site.admin_view(read_date), name="read-date"),
    path("documents/", views.document_list, name="document-list"),
    path("documents/<slug:key>/", views.document_detail, name="document-detail"),
    path("documents/<slug:key>/elsewhere/", views.document_elsewhere, name="document-elsewhere"),
    path("find-quote/", views.find_quote, name="find-quote"),
    path("scans/<int:pk>/", views.scan, name="scan"),
    path("search/", views.search_pages, name="search"),
]
