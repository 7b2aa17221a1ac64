"""Puts our own site behind every `admin.site`."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    # A class of our own cannot be forgotten or come too late, as wrapping admin.site.login could.
    default_site = "accounts.sign_in.site.StaffSite"
