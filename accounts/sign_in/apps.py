"""Make StaffSite the default `admin.site`."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    # Wrapping admin.site.login instead could be forgotten or come too late.
    default_site = "accounts.sign_in.site.StaffSite"
