"""The steps of setting up, each with its state as derived from the firm's data and trials."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Field, TextChoices
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from briefings.admin.moments import moment
from briefings.models.firm import Firm
from briefings.models.firm_texts import FIRST_VALUES
from briefings.models.staff import person_name
from briefings.text.languages import TABLE, WRITTEN
from briefings.text.texts import Texts
from mail.outgoing import trial
from mail.outgoing.outcomes import Outcome
from operations.setting_up import address, records
from operations.setting_up.facts import UNKNOWN, Facts, Mark

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WORKER_IS_SILENT_AFTER = timedelta(minutes=5)


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


def all_steps(facts: Facts) -> list[Step]:
    return [_with_put_aside(make(facts), facts) for make in STEPS]


def _with_put_aside(step: Step, facts: Facts) -> Step:
    row = facts.record(step.key)
    if row.put_aside_at is None or step.state is State.DONE:
        return step
    values = {name: getattr(step, name) for name in Step.__dataclass_fields__}
    aside = Mark(row.put_aside_at, person_name(row.put_aside_by))
    return Step(**values | {"is_put_aside": True, "put_aside": aside})


def _firm(facts: Facts) -> Step:
    lacking = _lacking_of(facts.firm)
    state = State.PARTLY if facts.firm else State.OPEN
    return Step(
        "firm",
        _("The firm's details"),
        _("Clients see them at the foot of every page and beside the enquiry form."),
        state if lacking else State.DONE,
        _("Still missing: %s.") % _listed(lacking) if lacking and facts.firm else "",
        facts.changes.get("firm", UNKNOWN),
        _("Fill in the details"),
        reverse("admin:briefings_firm_change", args=[Firm.ONLY]),
    )


def _lacking_of(firm: Firm | None) -> list[str]:
    """Return the names of the details that are empty or still the first values."""
    firm = firm or Firm(**FIRST_VALUES)
    lacking = [
        f"{_label(name)} ({TABLE[language].name})"
        for name in ("name", "about", "address", "privacy_notice")
        for language in WRITTEN
        if not Texts.of(firm, name)[language].strip()
    ]
    first = Firm(**FIRST_VALUES)
    if Texts.of(firm, "name") == Texts.of(first, "name"):
        lacking.insert(0, _label("name"))
    if firm.email == first.email:
        lacking.append(_label("email"))
    if not firm.telephone:
        lacking.append(_label("telephone"))
    return lacking


def _label(name: str) -> str:
    field = Firm._meta.get_field(name)
    assert isinstance(field, Field)
    return str(field.verbose_name)


def _listed(names: list[str]) -> str:
    return _(", ").join(names)


def _look(facts: Facts) -> Step:
    firm = facts.firm or Firm()
    lacking = [
        str(label)
        for has, label in ((firm.logo_id, _("logo")), (firm.accent, _("accent colour")))
        if not has
    ]
    is_begun = len(lacking) == 1
    return Step(
        "look",
        _("Logo and colour"),
        _("The site then looks like the firm's own: masthead, links and buttons."),
        (State.PARTLY if is_begun else State.OPEN) if lacking else State.DONE,
        _("Still missing: %s.") % _listed(lacking) if is_begun else "",
        facts.changes.get("firm", UNKNOWN),
        _("Choose logo and colour"),
        reverse("admin:briefings_firm_change", args=[Firm.ONLY]) + "#id_logo_file",
    )


def _areas(facts: Facts) -> Step:
    button, page = _("Add an area"), "admin:briefings_practicearea_add"
    if facts.has_area:
        button, page = _("Open the areas"), "admin:briefings_practicearea_changelist"
    return Step(
        "areas",
        _("Practice areas"),
        _("Clients find and follow briefings by them."),
        State.DONE if facts.has_area else State.OPEN,
        mark=facts.changes.get("practicearea", UNKNOWN),
        button=button,
        url=reverse(page),
    )


def _people(facts: Facts) -> Step:
    link, colleague = facts.invitation, facts.colleague
    state, words, mark = State.OPEN, "", UNKNOWN
    if colleague:
        state, words = State.DONE, person_name(colleague)
        accepted = link.used_at if link and link.user_id == colleague.pk else None
        mark = Mark(accepted or colleague.date_joined)
    elif link:
        state = State.PARTLY
        words = _("%(name)s was invited and has not accepted yet.") % {
            "name": person_name(link.user)
        }
        if link.used_at:
            words = _("%(name)s may not approve briefings; give the role of editor.") % {
                "name": person_name(link.user)
            }
        mark = Mark(link.made_at, person_name(link.made_by))
    return Step(
        "people",
        _("A colleague"),
        _("A second person approves what you publish; you invite by e-mail."),
        state,
        words,
        mark,
        _("Invite a colleague"),
        reverse("admin:auth_user_add"),
    )


def _authors(facts: Facts) -> Step:
    done = facts.has_author_with_account
    return Step(
        "authors",
        _("A lawyer's profile"),
        _("Every briefing names its author; link the profile to the lawyer's account."),
        State.DONE if done else State.OPEN,
        mark=facts.changes.get("author", UNKNOWN),
        button=_("Add an author"),
        url=reverse("admin:briefings_author_add"),
    )


def _mail(facts: Facts) -> Step:
    row = facts.record(records.MAIL)
    state, words = State.OPEN, ""
    if row.outcome:
        outcome = Outcome(row.outcome)
        words = f"{outcome.label} {row.reply}".strip()
        state = State.DONE if outcome is Outcome.ACCEPTED else State.FAILED
        if not trial.is_of_these_settings(row.settings_digest):
            state, words = State.OPEN, _("The mail settings have changed since the last trial.")
    return Step(
        "mail",
        _("Mail"),
        _("Enquiries, invitations and alerts go out by mail; a test shows the server's answer."),
        state,
        words,
        facts.tried(records.MAIL),
        _("Send a test mail"),
        reverse("setting_up_mail"),
    )


def _briefing(facts: Facts) -> Step:
    edition, draft = facts.first_edition, facts.newest_draft
    may_write = facts.user.has_perm("briefings.add_briefing")
    state, words, mark = State.OPEN, "", UNKNOWN
    button, url = _("Paste or upload a text"), reverse("admin:briefings_briefing_import")
    if edition:
        state, words = State.DONE, _("Published: %s.") % edition.briefing.reference
        mark = Mark(edition.published_at, edition.publisher_name)
    elif draft:
        state, words = State.PARTLY, _("%s is a draft; publish it.") % draft.reference
        if not facts.colleague:
            alone = _(
                "%s is a draft. Nobody else can approve it yet: invite a colleague, or publish it "
                "without approval, with a reason."
            )
            words = alone % draft.reference
        mark = Mark(draft.created_at, person_name(draft.created_by))
        button = _("Review and publish")
        url = reverse("admin:briefings_briefing_publish", args=[draft.pk])
    elif not may_write:
        words = _("An author, editor or publisher does this.")
    if not may_write:
        button, url = _("Open the briefings"), reverse("admin:briefings_briefing_changelist")
    return Step(
        "briefing",
        _("The first briefing"),
        _("Take a text as it was written in Word, look at what is flagged, publish."),
        state,
        words,
        mark,
        button,
        url,
    )


def _second_step(facts: Facts) -> Step:
    mark = facts.second_step
    return Step(
        "second-step",
        _("Your two-step verification"),
        _("An authenticator app or a passkey besides your password keeps others out."),
        State.DONE if mark else State.OPEN,
        mark=mark or UNKNOWN,
        button=_("Set it up"),
        url=reverse("mfa_index"),
    )


def _worker(facts: Facts) -> Step:
    seen = facts.record(records.WORKER).tried_at
    runs = seen is not None and abs(facts.now - seen) < WORKER_IS_SILENT_AFTER
    state = State.DONE if runs else State.FAILED if seen else State.OPEN
    words = ""
    if seen and not runs:
        words = _("Silent since %s; start it again (manage.py run_worker).") % moment(seen)
    if not seen:
        words = _("It has never run here; start it (manage.py run_worker).")
    return Step(
        "worker",
        _("The worker"),
        _("The process that sends mail and publishes what is planned must always run."),
        state,
        words,
        Mark(seen if runs else None),
    )


def _backup(facts: Facts) -> Step:
    mark = facts.tried(records.BACKUP)
    return Step(
        "backup",
        _("A backup"),
        _("One file holds everything; make one every day and keep copies elsewhere."),
        State.DONE if mark.at else State.OPEN,
        "" if mark.at else _("None has been made with manage.py back_up."),
        mark,
    )


def _address(facts: Facts) -> Step:
    wrong = address.what_is_wrong(facts.request)
    failed = State.FAILED if address.is_public() else State.OPEN
    return Step(
        "address",
        _("The address"),
        _("Links in mails, feeds and PDFs begin with it; clients need https."),
        failed if wrong else State.DONE,
        wrong or _("You opened this page at %s.") % settings.SITE_URL,
    )


STEPS: tuple[Callable[[Facts], Step], ...] = (
    _firm,
    _look,
    _areas,
    _mail,
    _people,
    _authors,
    _briefing,
    _second_step,
    _worker,
    _backup,
    _address,
)
