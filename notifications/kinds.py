"""What staff are notified of, and how each person chooses to be mailed about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    SUBMITTED = "submitted", _("A briefing was sent to review")
    RETURNED = "returned", _("Your briefing was sent back with a note")
    APPROVED = "approved", _("A text was approved")
    VOIDED = "voided", _("An approval became void through a change")
    PUBLISHED = "published", _("Your briefing was published")
    HELD = "held", _("A planned publication is held up")
    COMMENT = "comment", _("An outsider commented through a preview link")
    RECHECK = "recheck", _("The day to look at a briefing again has come")
    ASSIGNED = "assigned", _("An enquiry was assigned to you")
    MENTIONED = "mentioned", _("A colleague mentioned you in a note on an enquiry")


class Pace(models.TextChoices):
    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("daily")
    NEVER = "never", _("never")


_NO_ACTION_NEEDED = {Kind.APPROVED, Kind.PUBLISHED}


def default_pace(kind: str) -> Pace:
    """Return the pace of those who have not chosen: daily if nothing has to be done about it."""
    return Pace.DAILY if kind in _NO_ACTION_NEEDED else Pace.AT_ONCE
