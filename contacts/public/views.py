"""Pages for clients: the enquiry form, its receipt, its status and the form for details."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.core import signing
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from briefings import search
from briefings.models import clock
from briefings.models.firm import Firm
from briefings.public.requests import client_network
from briefings.public.requests.request_origin import is_foreign
from briefings.text.input_cleaning import whole_number
from contacts import passages, secret_links
from contacts.desk import further_messages, handle_enquiry
from contacts.desk.recipients import Choice
from contacts.files import download, form_fields
from contacts.files.check import Result
from contacts.intake import receive_enquiry
from contacts.models import Desk, Enquiry
from contacts.public import chosen_files, csrf, pages
from contacts.public.forms import DetailsForm, EnquiryForm, MessageForm
from contacts.public.typed_text import refuse_what_cannot_be_read
from contacts.records import notices

# The button that shows the form in another language and keeps the typed text.
SWITCH = "switch"
_FORM = signing.TimestampSigner(sep=".", salt="contacts.form")


@require_http_methods(["GET", "HEAD", "POST"])
def enquire(request: HttpRequest) -> HttpResponse:
    refuse_what_cannot_be_read(request)
    try:
        page = _page(request)
        if request.method != "POST" or SWITCH in request.POST:
            return page.show(request)
        files = chosen_files.check_only(request, at=clock.now())
        page.files = chosen_files.Chosen(
            refused=files.refused, again=[file.name for file in files.files]
        )
        if not page.form.is_valid() or files.refused:
            return page.show(request, status=422)
        filled = _filled(request, page, files)
        enquiry = receive_enquiry.receive(filled=filled, desk=page.desk, at=clock.now())
    except receive_enquiry.TooMany as flood:
        minutes = -(-flood.seconds // 60)
        page.form.add_error(None, pages.too_many(minutes))
        response = page.show(request, status=429)
        response["Retry-After"] = str(flood.seconds)
        return response
    except DatabaseError:
        if request.method != "POST":
            raise
        connection.close()
        return pages.not_stored(request)
    return redirect("contacts:received", secret_links.token(enquiry))


def _keep_text(
    view: Callable[..., HttpResponse], show_again: Callable[[HttpRequest, str], HttpResponse]
) -> None:
    """Let a form that fails its CSRF check be shown again with its text; nothing is stored."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if is_foreign(request):
            return pages.foreign(request)
        refuse_what_cannot_be_read(request)
        return show_again(request, _("The page was open for too long. Please send it once more."))

    csrf.answer_failures(view, answer)


def _token_of(request: HttpRequest) -> str:
    route = request.resolver_match
    return route.kwargs["token"] if route else ""


def _form_again(request: HttpRequest, error: str) -> HttpResponse:
    page = _page(request)
    page.form.add_error(None, error)
    return page.show(request, status=403)


_keep_text(enquire, _form_again)


def _page(request: HttpRequest) -> pages.FormPage:
    firm, desk = Firm.load(), Desk.load()
    sent = request.POST if request.method == "POST" else {}
    asked = {**request.GET.dict(), **{key: sent.get(key, "") for key in sent}}
    passage = (
        passages.find(
            reference=asked["about"],
            paragraph=asked.get("paragraph", ""),
            number=asked.get("edition", ""),
        )
        if asked.get("about")
        else None
    )
    choice = Choice(passage, area=asked.get("area", ""), asked=asked.get("lawyer", ""))
    wording = notices.current(language=get_language(), firm=firm, desk=desk)
    switches = SWITCH in sent
    form = EnquiryForm(
        sent if request.method == "POST" and not switches else None,
        initial={
            "form_key": _new_form_key(request),
            "lawyer": choice.suggested,
            # What a search did not find; like the rest, it is stored only when it is sent.
            "topic": (question := search.tidy(asked.get("question", ""))),
            "message": question,
        }
        | (request.POST.dict() if switches else {}),
        lawyers=pages.lawyer_choices(choice),
        two_steps=desk.two_steps,
        wording=wording,
    )
    return pages.FormPage(
        form=form,
        files=chosen_files.Chosen.to_choose_again(request),
        wording=wording,
        passage=passage,
        desk=desk,
        lawyers=choice.all,
        about_nothing=bool(asked.get("about")) and passage is None,
    )


def _new_form_key(request: HttpRequest) -> str:
    """Return a form key that differs only by time for one browser.

    The back button may reload the form with another key.
    """
    get_token(request)
    browser = salted_hmac("contacts.form", request.META["CSRF_COOKIE"], algorithm="sha256")
    return _FORM.sign(browser.hexdigest()[:22])


def _filled(request: HttpRequest, page: pages.FormPage, files: Result) -> receive_enquiry.Filled:
    typed = page.form.cleaned_data
    chosen = [lawyer for lawyer in page.lawyers if lawyer.slug == typed["lawyer"]]
    return receive_enquiry.Filled(
        name=typed["name"],
        email=typed["email"],
        phone=typed["phone"],
        lawyer=chosen[0] if chosen else None,
        topic=typed.get("topic", ""),
        parties=typed.get("parties", ""),
        message=typed.get("message", ""),
        marketing=typed.get("marketing", False),
        language=get_language(),
        wording=page.wording,
        passage=page.passage,
        form_key=typed["form_key"].partition(".")[0],
        opened_at=_opened_at(typed["form_key"]),
        trap=typed["website"],
        address=client_network.address_of(request),
        files=() if page.desk.two_steps else tuple(files.files),
    )


def _opened_at(form_key: str) -> datetime | None:
    """Return when the form was opened; None for a key that this site did not make."""
    try:
        _FORM.unsign(form_key)
        seconds = signing.b62_decode(form_key.split(".")[1])
    except (signing.BadSignature, ValueError, IndexError):
        return None
    return datetime.fromtimestamp(seconds, UTC)


@never_cache
@require_safe
def received(request: HttpRequest, token: str) -> HttpResponse:
    enquiry = _enquiry(token)
    return render(
        request, "contacts/received.html", pages.client_context(enquiry) | {"token": token}
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Show where the enquiry stands and its conversation; accept messages and a withdrawal."""
    refuse_what_cannot_be_read(request)
    enquiry = _shown_enquiry(token)
    if request.method == "POST" and "withdraw" in request.POST:
        handle_enquiry.withdraw(enquiry=enquiry, at=clock.now())
        return redirect("contacts:status", token)
    form = _form_of(request, MessageForm)
    try:
        files = _take_files(request, enquiry, form)
        if form.is_valid() and not files.refused:
            text = form.cleaned_data["message"]
            further_messages.write_again(enquiry=enquiry, text=text, key=form.key, at=clock.now())
            return redirect("contacts:status", token)
    except handle_enquiry.NotPossible as reason:
        form.add_error(None, str(reason))
    except DatabaseError:
        connection.close()
        return pages.not_stored(request)
    wrong = form.errors or files.refused
    return pages.show_status(request, enquiry, form, files, status=422 if wrong else 200)


def _status_again(request: HttpRequest, error: str) -> HttpResponse:
    form = MessageForm(request.POST)
    form.add_error(None, error)
    files = chosen_files.Chosen.to_choose_again(request)
    return pages.show_status(request, _shown_enquiry(_token_of(request)), form, files, status=403)


_keep_text(status, _status_again)


@download.only_to_save
@require_safe
def file(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Answer with a file that the client or the firm sent with this enquiry."""
    pk = whole_number(number) or 0
    seen = pages.files_of_client(_shown_enquiry(token))
    return download.answer(seen.filter(pk=pk).defer(None).first())


def _shown_enquiry(token: str) -> Enquiry:
    enquiry = _enquiry(token)
    if not Desk.load().shows_status:
        raise Http404
    return enquiry


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, token: str) -> HttpResponse:
    """Accept the details after the conflict check, and later additions by the client."""
    refuse_what_cannot_be_read(request)
    try:
        enquiry = _invited(token)
        form = _form_of(request, DetailsForm)
        files = _take_files(request, enquiry, form)
        if form.is_valid() and not files.refused:
            further_messages.give_details(
                enquiry=enquiry, text=form.cleaned_data["message"], key=form.key, at=clock.now()
            )
            return redirect("contacts:details", token)
    except handle_enquiry.NotPossible as reason:
        form.add_error(None, str(reason))
    except DatabaseError:
        if request.method != "POST":
            raise
        connection.close()
        return pages.not_stored(request)
    wrong = form.errors or files.refused
    return pages.show_details(request, enquiry, form, files, status=422 if wrong else 200)


def _details_again(request: HttpRequest, error: str) -> HttpResponse:
    form = DetailsForm(request.POST)
    form.add_error(None, error)
    files = chosen_files.Chosen.to_choose_again(request)
    return pages.show_details(request, _invited(_token_of(request)), form, files, status=403)


_keep_text(details, _details_again)


def _form_of[Form: MessageForm | DetailsForm](request: HttpRequest, kind: type[Form]) -> Form:
    """Return the form that was sent; an unbound one after any of its other buttons."""
    if request.method == "POST" and not {SWITCH, form_fields.DROP} & {*request.POST}:
        return kind(request.POST)
    return kind(initial=request.POST.dict())


def _take_files(
    request: HttpRequest, enquiry: Enquiry, form: MessageForm | DetailsForm
) -> chosen_files.Chosen:
    """Keep the files that were sent; with files, a form needs no message."""
    files = chosen_files.take(request, enquiry, form.key, at=clock.now())
    form.fields["message"].required = not (files.kept or files.were_sent)
    return files


def _invited(token: str) -> Enquiry:
    enquiry = secret_links.invited_enquiry_of(token)
    if not enquiry or enquiry.state == Enquiry.State.WITHDRAWN:
        raise Http404
    return enquiry


def _enquiry(token: str) -> Enquiry:
    enquiry = secret_links.enquiry_of(token)
    if not enquiry:
        raise Http404
    return enquiry
