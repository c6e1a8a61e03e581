"""All addresses of the site."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from config.views import SiteMark
from hypotheses.admin.quick_entry import quick_entry_view

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="study-list"), name="home"),
    path("favicon.ico", SiteMark.as_view(), name="site-mark"),
    path("", include("hypotheses.urls")),
    path("", include("evidence.urls")),
    path("accounts/login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("admin/quick-entry/", admin.site.admin_view(quick_entry_view), name="quick-entry"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api_router")),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path(
        "api/docs/",
        SpectacularSwaggerSplitView.as_view(
            url_name="api-schema", template_name="api_docs.html", http_method_names=["get", "head"]
        ),
        name="api-docs",
    ),
]

handler400 = "config.fault_pages.bad_request"
handler404 = "config.fault_pages.not_found"
handler500 = "config.fault_pages.server_error"
