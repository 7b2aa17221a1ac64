"""Files that clients and the firm send each other about an enquiry."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models.enquiry import Enquiry
from contacts.models.entry import Entry
from contacts.models.inbound_mail import InboundMail


class EnquiryFileManager(models.Manager):
    def get_queryset(self):
        """Return files without their contents, which only a download and the scanner load."""
        return super().get_queryset().defer("content")


class EnquiryFile(models.Model):
    """A file of an enquiry, of one of its entries, or of a held mail.

    Chosen in a form but not sent yet, it has the form's key and no entry.
    """

    class State(models.TextChoices):
        READY = "ready", _("ready")
        WAITING = "waiting", _("waiting for the virus scanner")
        REFUSED = "refused", _("refused by the virus scanner")

    # Without constraints, so that the release before can delete what they point to;
    # operations/worker/erase_expired.py deletes what it leaves.
    enquiry = models.ForeignKey(
        Enquiry, null=True, on_delete=models.CASCADE, db_constraint=False, related_name="files"
    )
    entry = models.ForeignKey(
        Entry, null=True, on_delete=models.CASCADE, db_constraint=False, related_name="files"
    )
    mail = models.ForeignKey(
        InboundMail, null=True, on_delete=models.CASCADE, db_constraint=False, related_name="files"
    )
    form_key = models.CharField(max_length=64, blank=True, default="")
    at = models.DateTimeField(_("time"))
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=10)  # its code in contacts/files/kinds.py
    size = models.PositiveIntegerField(_("size"))
    digest = models.CharField(_("digest"), max_length=64)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.READY, db_index=True
    )
    # Empty once the scanner has refused it.
    content = models.BinaryField(_("content"))

    objects = EnquiryFileManager()

    class Meta:
        verbose_name = _("file of an enquiry")
        verbose_name_plural = _("files of enquiries")
        # The pages of an enquiry ask for the rights to it; there is no other access.
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="a_file_is_of_something",
                condition=Q(enquiry__isnull=False) | Q(mail__isnull=False),
            ),
            # A form that is sent twice stores each of its files once.
            models.UniqueConstraint(
                name="a_file_is_once_in_a_form",
                fields=["enquiry", "form_key", "digest"],
                condition=~Q(form_key=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}, {self.at:%Y-%m-%d}"
