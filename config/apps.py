"""The admin's place in Django, with an index of our own."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class TouchstoneAdminConfig(AdminConfig):
    """Django's admin, on a site that says where the studies stand."""

    default_site = "config.admin_site.TouchstoneAdminSite"
