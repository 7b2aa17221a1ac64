"""Fields of admin forms that upload a picture into the store."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from briefings.admin.editor.text_page import spoken
from briefings.models import clock
from briefings.models.picture import Picture, store
from briefings.text.files.pictures import MOST_BYTES, EncodedPicture, PictureRefused, encode

ACCEPTED = ".png,.jpg,.jpeg,.webp"


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored picture, as the widget of a file shows it."""

    url: str

    def __str__(self) -> str:
        return _("Show the picture")


def stored(picture: Picture | None) -> Stored | None:
    if picture is None:
        return None
    shown = picture.figure(about=480)
    return Stored(reverse("admin:briefings_briefing_picture", args=[shown.digest, shown.width]))


def picture_field(label: Any, help_text: Any = "") -> forms.FileField:
    widget = AdminFileWidget(attrs={"accept": ACCEPTED})
    return forms.FileField(
        label=lazy(capfirst, str)(label), help_text=help_text, required=False, widget=widget
    )


class PictureForm(forms.ModelForm):
    """A form whose file fields each fill a column with the key of a stored picture."""

    picture_columns: ClassVar[dict[str, str]] = {}  # by file field
    transparent: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._encoded: dict[str, EncodedPicture | None] = {}
        for field, column in self.picture_columns.items():
            if field in self.fields:
                self.fields[field].initial = stored(getattr(self.instance, column))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for field, column in self.picture_columns.items():
            file = data.get(field)
            if file is False:  # the box "Clear"
                self._encoded[column] = None
            elif isinstance(file, UploadedFile):
                self._read_file(field, column, file)
        return data

    def _read_file(self, field: str, column: str, file: UploadedFile) -> None:
        file.seek(0)  # what two save at once is checked twice (briefings/admin/unique_conflicts.py)
        try:
            # One byte more than allowed is enough to refuse it.
            data = file.read(MOST_BYTES + 1)
            self._encoded[column] = encode(data, transparent=self.transparent)
        except PictureRefused as refused:
            self.add_error(field, refused.reasons[spoken()])

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        for column, encoded in self._encoded.items():
            digest = encoded and store(encoded, at=clock.now())
            picture = Picture.objects.get(digest=digest) if digest else None
            setattr(self.instance, column, picture)
        return super().save(commit)
