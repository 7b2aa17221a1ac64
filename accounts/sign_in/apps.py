"""Make StaffSite the default `admin.site`."""

from django.contrib.admin.apps import SimpleAdminConfig


class StaffAdminConfig(SimpleAdminConfig):
    """Leave it to the site when to import the admin's pages (accounts/sign_in/site.py)."""

    # Wrapping admin.site.login instead could be forgotten or come too late.
    default_site = "accounts.sign_in.site.StaffSite"
