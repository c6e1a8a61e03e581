"""Apps of others, under names of ours."""

from __future__ import annotations

from axes.apps import AppConfig as AxesConfig
from django.contrib.admin.apps import AdminConfig


class TouchstoneAdminConfig(AdminConfig):
    """Django's admin, on a site that says where the studies stand."""

    default_site = "config.admin_site.TouchstoneAdminSite"


class LoginLimitsConfig(AxesConfig):
    """The library that counts failed logins, called what it is for among the tables of the admin."""

    verbose_name = "Failed logins"
