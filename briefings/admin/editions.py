"""Editions and withdrawals in the admin, read-only."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from briefings.admin.fields.languages import each_side
from briefings.admin.lists.day_filter import DayFilter
from briefings.admin.permissions import user_of
from briefings.admin.publication.signatures import signatures
from briefings.admin.read_only import ReadOnlyAdmin
from briefings.models.published.edition import Edition, Withdrawal
from briefings.text.languages import columns
from briefings.text.texts import Texts
from briefings.workflow.visibility import visible_to


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ("name", "published_at", "publisher_name", "short_digest")
    list_filter = (("published_at", DayFilter),)
    ordering = ("-published_at",)
    search_fields = (*columns("briefing__title"), "digest")
    fields = (
        ("name", "published_at", "publisher_name"),
        "approved",
        "note",
        "digest",
        "text",
    )
    readonly_fields = (
        "name",
        "text",
        "published_at",
        "publisher_name",
        "digest",
        "approved",
        "note",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        editions = super().get_queryset(request).select_related("briefing")
        editions = visible_to(user_of(request), editions, "briefing")
        one = request.resolver_match and request.resolver_match.kwargs
        return editions if one else editions.defer("body")

    @admin.display(description=_("edition"), ordering="briefing")
    def name(self, edition: Edition) -> str:
        return _name(edition)

    @admin.display(description=_("approved"))
    def approved(self, edition: Edition) -> SafeString:
        """Return who approved which language."""
        template = "admin/briefings/briefing/publication/_signatures.html"
        return SafeString(render_to_string(template, {"signatures": signatures(edition)}))

    @admin.display(description=_("Change note"))
    def note(self, edition: Edition) -> SafeString:
        """Return the change note, or the note of a minor correction, in each language."""
        note = edition.history_note
        said = _sides(note) if note.present() else "—"
        if not edition.correction_note:
            return format_html("{}", said)
        kind = _("Minor correction: readers are not notified, and its dates stay the same.")
        return format_html('{}<div class="help">{}</div>', said, kind)

    @admin.display(description=_("digest"))
    def short_digest(self, edition: Edition) -> SafeString:
        return format_html("<code>{}</code>", edition.digest[:12])

    @admin.display(description=_("text"))
    def text(self, edition: Edition) -> SafeString:
        """Return the frozen text, pair by pair, in Markdown."""
        snapshot = edition.snapshot
        rows = [("title", snapshot.title), ("standfirst", snapshot.standfirst)]
        for part in snapshot.parts:
            rows += [("heading", part.heading)] + [("pair", pair.text) for pair in part.pairs]
        return format_html_join(
            "",
            '<div class="frozen frozen-{}">{}</div>',
            ((kind, _sides(sides)) for kind, sides in rows if sides != Texts()),
        )


def _name(edition: Edition) -> str:
    return _("%(reference)s, edition %(number)d") % {
        "reference": edition.briefing.reference,
        "number": edition.number,
    }


def _sides(text: Texts) -> SafeString:
    return format_html('<div class="sides">{}</div>', each_side("div", text))


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    list_display = ("name", "withdrawn_at", "withdrawn_by", *columns("reason"))
    list_select_related = ("edition__briefing", "withdrawn_by")
    ordering = ("-withdrawn_at",)
    fields = (("name", "withdrawn_at", "withdrawn_by"), columns("reason"))
    readonly_fields = ("name", "withdrawn_at", "withdrawn_by", *columns("reason"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return visible_to(user_of(request), super().get_queryset(request), "edition__briefing")

    @admin.display(description=_("edition"))
    def name(self, withdrawal: Withdrawal) -> str:
        return _name(withdrawal.edition)
