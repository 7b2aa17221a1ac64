"""Forms of publication: the kind of change, stated choices, the time, the reason."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from briefings import publishing
from briefings.models.base.date_ranges import sensible_moment
from briefings.text.languages import CHINESE, ENGLISH, TABLE, WRITTEN
from briefings.text.texts import Texts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_NOTE = 2_000
MINOR, MAJOR = "minor", "major"
_KINDS = [
    (
        MINOR,
        gettext_lazy(
            "Minor correction (typing errors): readers are not notified; a note is optional and "
            "stands in the history"
        ),
    ),
    (MAJOR, gettext_lazy("Major correction (substance): readers see the change note")),
]


class BilingualForm(forms.Form):
    """A field with a text box per language, side by side."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def add_sides(
        self, chinese: "StrOrPromise", english: "StrOrPromise", *, required: bool
    ) -> None:
        for language, label in ((CHINESE, chinese), (ENGLISH, english)):
            self.fields[TABLE[language].column_suffix] = forms.CharField(
                label=label,
                required=required,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 3, "lang": TABLE[language].tag}),
            )

    def both(self) -> Texts:
        return Texts(*(self.cleaned_data[each.name] for each in self.sides()))

    def sides(self) -> list[forms.BoundField]:
        return [self[TABLE[language].column_suffix] for language in WRITTEN]


class PublishForm(BilingualForm):
    kind = forms.ChoiceField(
        choices=_KINDS,
        widget=forms.RadioSelect,
        required=False,
        label=gettext_lazy("What kind of change is it?"),
    )
    with_gaps = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish although a side is missing; readers see where."),
    )
    with_behind = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish although a side is behind; readers see where."),
    )
    over_withdrawal = forms.BooleanField(
        required=False,
        label=gettext_lazy("Make the briefing public again and remove the notice of withdrawal."),
    )
    minor_reason = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        label=gettext_lazy("Why this is still a minor change"),
        help_text=gettext_lazy("The audit trail keeps this; readers do not see it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    # The publisher, who did not write it, approves both languages with the same button.
    approves = forms.BooleanField(required=False, widget=forms.HiddenInput)
    override = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        label=gettext_lazy("Why it cannot wait for approval"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_at = forms.DateTimeField(
        required=False,
        validators=[sensible_moment],
        label=gettext_lazy("Moment of publication"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.is_first = is_first
        self.plans = "plan" in self.data
        self.gives_approval = bool(self.data.get("approves"))
        self.add_sides(
            gettext_lazy("Change note · Chinese"),
            gettext_lazy("Change note · English"),
            required=False,
        )

    def clean(self) -> dict:
        data = super().clean() or {}
        if self.plans and not data.get("due_at") and "due_at" not in self.errors:
            self.add_error("due_at", _("Say when it is to be published."))
        if self.is_first:
            return data
        if not data.get("kind"):
            self.add_error("kind", _("Say what kind of change it is."))
        if data.get("kind") == MAJOR and self.both().missing():
            self.add_error(None, _("Give the change note in both languages; readers will see it."))
        return data

    def choices(self) -> publishing.Choices:
        """Return the choices stated; the note of a minor change is for the history."""
        data = self.cleaned_data
        return publishing.Choices(
            note=publishing.NO_NOTE if self.is_first else self.both(),
            with_gaps=data["with_gaps"],
            with_behind=data["with_behind"],
            override=data["override"],
            over_withdrawal=data["over_withdrawal"],
            minor_reason=data["minor_reason"] if data.get("kind") == MINOR else "",
            is_minor=data.get("kind") == MINOR,
        )

    def action[T](self, action: Callable[..., T]) -> Callable[..., T]:
        """Return what publishes or plans; with this form's approval, if it gives one."""
        return partial(publishing.approve_and, action) if self.gives_approval else action

    def due(self) -> datetime:
        return self.cleaned_data["due_at"]


class SendBackForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What is to be changed"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
