"""Template contexts of the clients' pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from briefings.models.people import Author
from briefings.models.published import readable
from briefings.text import sides
from briefings.text.languages import ENGLISH, own_first
from briefings.text.texts import Texts
from contacts import passages, secret_links
from contacts.desk.further_messages import may_write
from contacts.desk.recipients import Choice
from contacts.files import store
from contacts.models import Desk, Enquiry, EnquiryFile, Entry, Wording
from contacts.passages import Passage
from contacts.public.chosen_files import Chosen
from contacts.public.forms import DetailsForm, EnquiryForm, MessageForm
from contacts.records.notices import first_sentence

# The id of the form submitted when the page's language is switched.
TYPED_FORM = "typed"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair; `html` is empty where the side is missing."""

    language: str
    html: str


@dataclass(slots=True)
class FormPage:
    """The enquiry form and its context."""

    form: EnquiryForm
    wording: Wording
    passage: Passage | None
    desk: Desk
    lawyers: list[Author]
    files: Chosen
    about_nothing: bool = False

    def show(self, request: HttpRequest, *, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {
            "form": self.form,
            "typed_form": TYPED_FORM,
            "wording": self.wording,
            "warning": first_sentence(self.wording.relationship),
            "desk": self.desk,
            "about_nothing": self.about_nothing,
            **passage_context(self.passage),
            **self.files.context(),
        }
        page = render(request, "contacts/enquire.html", context, status=status)
        # It holds this visitor's CSRF token. Not no-store: the back button keeps the typed text.
        patch_cache_control(page, private=True, max_age=0)
        return page


def passage_context(passage: Passage | None) -> dict[str, Any]:
    """Return the briefing and the pair asked about in every language, the reader's first."""
    if not passage:
        return {"passage": None}
    languages, title = own_first(get_language() or ENGLISH), passage.snapshot.title
    return {
        "passage": passage,
        "passage_title": [
            Side(each, sides.side(title, language=each).source) for each in languages
        ],
        "passage_pair": [Side(side.language, side.html) for side in passage.sides_in(languages)],
    }


def name_in(author: Author, language: str) -> str:
    """Return the name in a language, else in the language that has one."""
    return sides.named(Texts.of(author, "name"), language=language).source


def lawyer_choices(choice: Choice) -> list:
    """Return the choices in labelled groups: the briefing's authors, its area's lawyers, others."""
    language = get_language() or ""
    groups = [
        (_("Authors of this briefing"), choice.authors),
        (_("Lawyers who write on this field"), choice.of_field),
        (_("Other lawyers"), choice.others),
    ]
    named = [
        (words, [(lawyer.slug, name_in(lawyer, language)) for lawyer in lawyers])
        for words, lawyers in groups
        if lawyers
    ]
    return named if choice.authors or choice.of_field else [name for _g, ns in named for name in ns]


def client_context(enquiry: Enquiry) -> dict[str, Any]:
    """Return what a client may see of an enquiry through a link: no text now gone."""
    passage = passages.still_readable(enquiry.edition, enquiry.paragraph)
    context = {"enquiry": enquiry, "desk": Desk.load(), "wording": enquiry.wording}
    return context | {"files": store.of_enquiry(enquiry)} | passage_context(passage)


def staff_context(enquiry: Enquiry) -> dict[str, Any]:
    """Return the same for the desk, which also sees withdrawn texts, marked as such."""
    passage = passages.in_edition(enquiry.edition, enquiry.paragraph) if enquiry.edition else None
    withdrawal = readable.withdrawal_of(enquiry.edition) if enquiry.edition else None
    return client_context(enquiry) | passage_context(passage) | {"passage_withdrawn": withdrawal}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of an enquiry as its client sees it."""

    words: str
    reached: bool = False
    current: bool = False
    at: datetime | None = None


def stages(enquiry: Enquiry) -> list[Stage]:
    """Return the stages received, in progress, answered. Suspected spam shows as received."""
    state = Enquiry.State
    if enquiry.state == state.WITHDRAWN:
        received = Stage(_("received"), reached=True, at=enquiry.received_at)
        return [received, Stage(_("withdrawn"), reached=True, current=True, at=enquiry.state_at)]
    steps: dict[str, int] = {
        state.NEW: 0,
        state.SPAM: 0,
        state.ASSIGNED: 1,
        state.ANSWERED: 2,
        state.CLOSED: 2,
    }
    now = steps[enquiry.state]
    answered = _("closed") if enquiry.state == state.CLOSED else _("answered")
    words = [_("received"), _("in progress"), answered]
    times = {0: enquiry.received_at} | ({now: enquiry.state_at} if now else {})
    return [
        Stage(word, reached=step <= now, current=step == now, at=times.get(step))
        for step, word in enumerate(words)
    ]


def waits(enquiry: Enquiry) -> bool:
    """Return whether its client still expects an answer. Suspected spam shows as received."""
    state = Enquiry.State
    return enquiry.state in (state.NEW, state.ASSIGNED, state.SPAM)


def conversation(enquiry: Enquiry) -> QuerySet[Entry]:
    """Return the firm's replies and the client's messages, in order.

    Details given after the conflict check and mails from other addresses are the desk's only.
    """
    seen = enquiry.entries.filter(kind__in=[Entry.Kind.REPLY, Entry.Kind.MESSAGE])
    return seen.exclude(inbound_mail__is_from_client=False).order_by("at", "pk")


def files_of_client(enquiry: Enquiry) -> QuerySet[EnquiryFile]:
    """Return the files that the client may download: those of the conversation."""
    of_entries = Q(entry__in=conversation(enquiry).order_by())
    return store.sent(enquiry).filter(of_entries | Q(entry=None, mail=None))


def show_status(
    request: HttpRequest,
    enquiry: Enquiry,
    form: MessageForm,
    files: Chosen,
    *,
    status: int = 200,
) -> HttpResponse:
    context = client_context(enquiry) | files.context()
    context |= {
        "stages": stages(enquiry),
        "waiting": waits(enquiry),
        "conversation": conversation(enquiry).prefetch_related("files"),
        "token": secret_links.token(enquiry),
        "form": form,
        "may_write": may_write(enquiry),
        "typed_form": TYPED_FORM if may_write(enquiry) else "",
        "key": form.key,
    }
    return render(request, "contacts/status.html", context, status=status)


def show_details(
    request: HttpRequest,
    enquiry: Enquiry,
    form: DetailsForm,
    files: Chosen,
    *,
    status: int = 200,
) -> HttpResponse:
    """Show the form for the details and when earlier ones arrived, but not their contents."""
    entries = enquiry.entries.filter(kind=Entry.Kind.DETAILS).order_by("at", "pk")
    arrived = list(entries.values_list("at", flat=True))
    context = client_context(enquiry) | files.context()
    context |= {
        "form": form,
        "key": form.key,
        "takes_files": may_write(enquiry),
        "warning": first_sentence(enquiry.wording.relationship),
        "arrived": arrived,
        "typed_form": TYPED_FORM,
    }
    return render(request, "contacts/details.html", context, status=status)


def too_many(minutes: int) -> str:
    return (
        ngettext(
            "Many enquiries are arriving just now. Nothing has been sent yet, and what you wrote "
            "is kept below: please send it again in %d minute.",
            "Many enquiries are arriving just now. Nothing has been sent yet, and what you wrote "
            "is kept below: please send it again in %d minutes.",
            minutes,
        )
        % minutes
    )


def not_stored(request: HttpRequest) -> HttpResponse:
    """Return all typed text for another try after the database failed; uses no database."""
    kept = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    context = {
        "kept": kept,
        "path": request.get_full_path(),
        "files_again": Chosen.to_choose_again(request).again,
    }
    page = render(request, "contacts/not_stored.html", context, status=503)
    page["Retry-After"], page["Cache-Control"] = "15", "no-store"
    return page


def foreign(request: HttpRequest) -> HttpResponse:
    """Refuse a form submitted from another site, and show nothing of it."""
    return render(request, "contacts/foreign.html", status=403)
