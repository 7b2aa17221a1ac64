"""The form of a briefing's front matter, with a check for concurrent changes."""

from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.text.languages import columns


class BriefingForm(forms.ModelForm):
    # The revision that the user opened, in a hidden field.
    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Briefing
        exclude: tuple[str, ...] = ()
        widgets = {
            name: AdminTextareaWidget(attrs={"rows": 1, "class": "vLargeTextField one-line"})
            for name in columns("title")
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened"] = self.instance.revision

    def clean(self) -> dict:
        data = super().clean() or {}
        data |= {name: _one_line(data[name]) for name in columns("title") if name in data}
        if self.instance.pk and data.get("opened") is not None:
            self._refuse_to_overwrite(data["opened"])
        return data

    def _refuse_to_overwrite(self, opened: int) -> None:
        now = Briefing.objects.get(pk=self.instance.pk)
        before = drafting.front_at(now, opened)
        if before is None or before == drafting.front_of(now):
            return
        # The page now has the newer revision, so saving again overwrites it deliberately.
        data = cast("QueryDict", self.data).copy()
        data["opened"] = str(now.revision)
        self.data = data
        self.add_error(
            None,
            _(
                "Someone else has saved these details since you opened them. Nothing was "
                "overwritten, and what you typed is still here. Open the briefing in another "
                "window to compare; saving again replaces the other version with yours."
            ),
        )


def _one_line(text: str) -> str:
    """Return a growing text box for a one-line field."""
    return " ".join(text.splitlines())


def keep_what_it_does_not_show(briefing: Briefing) -> None:
    """Take the current revision, because the text may have been saved meanwhile."""
    now = Briefing.objects.select_for_update().get(pk=briefing.pk)
    for field in Briefing._meta.concrete_fields:
        if not field.editable:
            setattr(briefing, field.attname, getattr(now, field.attname))
