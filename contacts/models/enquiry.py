"""A client's enquiry."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models.wording import Wording

# Letters and digits that are not confused with one another on the telephone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Return a random reference such as 7K2M-9XQP, which reveals no number of enquiries."""
    letters = [secrets.choice(_ALPHABET) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


class EnquiryQuerySet(models.QuerySet):
    def open(self):
        """Return enquiries that still wait for the firm."""
        return self.filter(state__in=[Enquiry.State.NEW, Enquiry.State.ASSIGNED])

    def inbox(self):
        """Return everything except suspected spam."""
        return self.exclude(state=Enquiry.State.SPAM)


class Enquiry(models.Model):
    """An enquiry exactly as typed: the client's text is never changed."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        ASSIGNED = "assigned", _("assigned")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")
        SPAM = "spam", _("suspected spam")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Check(models.TextChoices):
        """State of the conflict check; used only if the desk asks for details in a second step."""

        NONE = "", _("not asked for")
        PENDING = "pending", _("to be checked")
        CLEAR = "clear", _("no conflict, details asked for")
        CONFLICT = "conflict", _("conflict, cannot act")

    reference = models.CharField(
        _("reference"), max_length=9, unique=True, default=new_reference, editable=False
    )
    # Hash of the form and its text: a form submitted twice is one enquiry.
    key = models.CharField(max_length=64, unique=True, editable=False)
    received_at = models.DateTimeField(_("received"))
    language = models.CharField(_("language"), max_length=10)

    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    lawyer = models.ForeignKey(
        "briefings.Author",
        verbose_name=_("preferred lawyer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    parties = models.TextField(_("other parties"), blank=True)
    message = models.TextField(_("message"), blank=True)

    edition = models.ForeignKey(
        "briefings.Edition",
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    paragraph = models.CharField(_("paragraph"), max_length=16, blank=True)

    wording = models.ForeignKey(
        Wording, verbose_name=_("wording of the notices"), on_delete=models.PROTECT
    )
    consent = models.BooleanField(_("consent"))

    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.NEW, db_index=True
    )
    # Whether the desk has not opened it since the client last wrote. Rows of earlier releases count
    # as read.
    unread = models.BooleanField(_("unread"), default=True, db_default=False, editable=False)
    # When the client added something; empty while there is only the enquiry itself.
    client_wrote_at = models.DateTimeField(null=True, blank=True, editable=False)
    # When the state last changed: the retention period counts from here.
    state_at = models.DateTimeField(_("in this state since"))
    check_state = models.CharField(
        _("conflict check"), max_length=10, choices=Check.choices, default=Check.NONE, blank=True
    )
    # The firm was not mailed about it individually; a digest reports it (digest.py).
    held_back = models.BooleanField(_("held back"), default=False, db_index=True)
    digest = models.ForeignKey(
        "mail.Message",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="held",
    )
    suspicions = models.JSONField(_("why it was suspected"), default=list, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(_("to be answered by"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    invited_at = models.DateTimeField(_("details asked for"), null=True, blank=True)
    detailed_at = models.DateTimeField(_("details received"), null=True, blank=True)
    on_hold = models.BooleanField(
        _("keep beyond its time"),
        default=False,
        help_text=_("For a duty to keep it, such as a dispute; it is not erased meanwhile."),
    )
    # The searchable text for conflicts and the names in it, in the comparison form of
    # party_names.py; set on saving.
    folded = models.TextField(default="", editable=False)
    named = models.TextField(default="", db_default="", editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        permissions = [
            ("answer_enquiry", _("Can work on enquiries: assign, note, answer, close")),
            ("take_enquiry", _("Can see and answer enquiries that are assigned to them")),
            ("export_enquiry", _("Can export enquiries")),
            ("erase_enquiry", _("Can erase a person's data")),
        ]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="newest_enquiry_first"),
            models.Index(fields=["state", "state_at"], name="enquiry_by_age_in_state"),
            models.Index(fields=["email"], name="enquiry_by_sender"),
            # The views of the inbox are counted from this alone.
            models.Index(fields=["state", "assignee", "due_at"], name="enquiry_by_view"),
        ]
        constraints = [
            models.CheckConstraint(
                name="enquiry_says_who_and_what",
                condition=~Q(name="") & ~Q(email="") & (~Q(message="") | ~Q(topic="")),
            ),
            models.CheckConstraint(name="enquiry_has_consent", condition=Q(consent=True)),
            models.CheckConstraint(
                name="paragraph_is_of_an_edition",
                condition=Q(paragraph="") | Q(edition__isnull=False),
            ),
            models.CheckConstraint(
                name="enquiry_state_is_known",
                condition=Q(
                    state__in=["new", "assigned", "answered", "closed", "spam", "withdrawn"]
                ),
            ),
            models.CheckConstraint(
                name="details_only_when_asked_for",
                condition=Q(detailed_at__isnull=True) | Q(invited_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
