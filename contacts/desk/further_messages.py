"""Further messages that clients write on the page of their enquiry."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _

from contacts.desk import handle_enquiry
from contacts.files import store
from contacts.models import Enquiry, Entry

State = Enquiry.State
# Each one sends the firm a mail.
MOST_MESSAGES_A_DAY = 30
A_DAY = timedelta(days=1)


def write_again(*, enquiry: Enquiry, text: str, key: str, at: datetime) -> None:
    """Add a message from the page of the enquiry, with the files of its form.

    Raises NotPossible if the page takes none.
    """
    name = sha256(f"{enquiry.reference}\x00{key}\x00{text}".encode()).hexdigest()
    if enquiry.entries.filter(key=name).exists():
        return  # sent again, because its answer was lost
    if not may_write(enquiry) or has_many_messages(enquiry, at=at):
        raise handle_enquiry.NotPossible(
            _(
                "This page accepts no more messages just now. "
                "Please reply to the firm's e-mail to add anything."
            )
        )
    handle_enquiry.add_message(
        enquiry=enquiry, text=text or _("(only files)"), key=name, at=at, form_key=key
    )


def give_details(*, enquiry: Enquiry, text: str, key: str, at: datetime) -> None:
    """Store the details with the files of their form.

    Files make them another message than the same words from another form.
    """
    has_files = bool(store.of_form(enquiry, key))
    handle_enquiry.add_details(
        enquiry=enquiry,
        text=text or _("(only files)"),
        at=at,
        form_key=key if has_files else "",
    )


def may_write(enquiry: Enquiry) -> bool:
    """Return whether the client may write on the page: not before a conflict check is done."""
    checked = enquiry.check_state in {Enquiry.Check.NONE, Enquiry.Check.CLEAR}
    return checked and enquiry.state not in {State.SPAM, State.WITHDRAWN}


def has_many_messages(enquiry: Enquiry, *, at: datetime) -> bool:
    lately = enquiry.entries.filter(kind=Entry.Kind.MESSAGE, at__gt=at - A_DAY)
    return lately.count() >= MOST_MESSAGES_A_DAY
