"""The admin for lawyers: drafts, the editor, publication, people, the firm."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from briefings.admin.drafts.model_admin import BriefingAdmin
from briefings.admin.editions import EditionAdmin, WithdrawalAdmin
from briefings.admin.page_texts import PageTextAdmin
from briefings.admin.people import AuthorAdmin, FirmAdmin, PracticeAreaAdmin
from briefings.admin.series import SeriesAdmin
from briefings.admin.terms.model_admin import TermAdmin

__all__ = [
    "AuthorAdmin",
    "BriefingAdmin",
    "EditionAdmin",
    "FirmAdmin",
    "PageTextAdmin",
    "PracticeAreaAdmin",
    "SeriesAdmin",
    "TermAdmin",
    "WithdrawalAdmin",
]

admin.site.site_header = admin.site.site_title = _("Briefings: for lawyers")
admin.site.enable_nav_sidebar = False  # the pages need the width; base_site.html has a line
admin.site.index_title = _("Overview")
