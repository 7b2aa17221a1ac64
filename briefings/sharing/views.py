"""/preview/<token>/: a draft for outsiders, never cached, with a comment form for its pairs.

It uses no cookies. Knowing the secret address replaces a CSRF token.
"""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from briefings import publishing
from briefings.models import clock
from briefings.models.draft.preview import PreviewLink
from briefings.models.picture import Picture
from briefings.public import page_layout
from briefings.public.requests.request_origin import is_foreign
from briefings.public.views.language_choice import preferred
from briefings.public.views.pictures import webp
from briefings.sharing import preview_links
from briefings.text.languages import CHINESE, WRITTEN
from briefings.text.markup.figures import digests_in

MODES = (*WRITTEN, "parallel")


class CommentForm(forms.Form):
    paragraph = forms.CharField(max_length=16)
    name = forms.CharField(label=_("Your name"), max_length=preview_links.LONGEST_NAME)
    text = forms.CharField(
        label=_("Comment"),
        max_length=preview_links.LONGEST_COMMENT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_text(self) -> str:
        """Return the text as typed: forms submit a line break as two characters."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show the current draft. All unavailable links get the same page, which gives no reason."""
    link = preview_links.opened(token, at=clock.now())
    if link is None:
        return _private(_nothing(request))
    if request.method == "POST":
        return _private(_comment(request, link))
    return _private(_page(request, link))


@require_safe
def preview_picture(request: HttpRequest, token: str, digest: str, width: str) -> HttpResponse:
    """Return a picture that the draft shows."""
    link = preview_links.opened(token, at=clock.now())
    if link is None or digest not in digests_in(publishing.freeze(link.briefing).canonical()):
        raise Http404
    file = Picture.objects.file(digest, int(width))
    if file is None:
        raise Http404
    return _private(webp(file))


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _nothing(request: HttpRequest) -> HttpResponse:
    with override(CHINESE):
        return render(
            request, "briefings/reading/preview_ended.html", {"preview": True}, status=404
        )


def _mode(request: HttpRequest) -> str:
    asked = request.GET.get("view", "")
    return asked if asked in MODES else "parallel"


def _page(
    request: HttpRequest,
    link: PreviewLink,
    *,
    form: CommentForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    mode = _mode(request)
    language = mode
    if mode == "parallel":
        language = preferred(request.headers.get("Accept-Language", ""))
        language = language if language in WRITTEN else CHINESE
    page = page_layout.page(
        publishing.freeze(link.briefing),
        language=language,
        parallel=mode == "parallel",
        figures=f"{request.path}figures/",
    )
    context: dict[str, Any] = {
        "page": page,
        "preview": True,
        "link": link,
        "mode": mode,
        "comments": _comments(link),
        "form": form,
        "refusal": refusal,
        "longest": preview_links.LONGEST_COMMENT,
    }
    with override(language):
        # The interface around the text uses the text's language.
        return render(request, "briefings/reading/preview.html", context, status=status)


def _comments(link: PreviewLink) -> dict[str, list]:
    """Return the comments made through this link, by pair."""
    comments: dict[str, list] = {}
    for comment in link.comments.all():
        comments.setdefault(comment.paragraph, []).append(comment)
    return comments


def _comment(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    if not link.takes_comments or is_foreign(request):
        return _page(request, link, status=403)
    form = CommentForm(request.POST)
    pairs = {pair.id for pair in publishing.freeze(link.briefing).pairs()}
    if not form.is_valid():
        return _page(request, link, form=form, status=400)
    if form.cleaned_data["paragraph"] not in pairs:
        refusal = _("This paragraph is no longer in the draft. Please read it again.")
        return _page(request, link, form=form, refusal=str(refusal), status=400)
    try:
        preview_links.comment(link=link, at=clock.now(), **form.cleaned_data)
    except preview_links.NotTaken as no:
        return _page(request, link, form=form, refusal=str(no), status=429)
    paragraph = form.cleaned_data["paragraph"]
    return HttpResponseRedirect(f"{request.path}?view={_mode(request)}#p-{paragraph}", status=303)
