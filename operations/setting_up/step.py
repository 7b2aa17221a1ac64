"""A step of setting up, and its states."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy, pgettext_lazy

from operations.setting_up.facts import UNKNOWN, Mark

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class State(TextChoices):
    DONE = "done", pgettext_lazy("step of setting up", "Done")
    FAILED = "failed", gettext_lazy("Failed")
    PARTLY = "partly", gettext_lazy("Begun")
    OPEN = "open", gettext_lazy("Not done yet")


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its state, what it is for, and the page that leads on."""

    key: str
    name: str
    purpose: str
    state: State
    words: "StrOrPromise" = ""  # what is lacking, what failed, or what was seen
    mark: Mark = UNKNOWN
    button: str = ""
    url: str = ""
    is_put_aside: bool = False
    put_aside: Mark = UNKNOWN

    @property
    def is_over(self) -> bool:
        return self.state is State.DONE or self.is_put_aside
