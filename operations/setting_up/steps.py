"""The steps of setting up, each with its state as derived from the firm's data and trials."""

from collections.abc import Callable

from django.db.models import Field
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import ways_in
from briefings.models.firm import Firm
from briefings.models.firm_texts import FIRST_VALUES
from briefings.models.staff import person_name
from briefings.text.languages import DEFAULT, TABLE, WRITTEN
from briefings.text.snapshot import given_names
from briefings.text.texts import Texts
from operations.setting_up import machine_steps
from operations.setting_up.facts import UNKNOWN, Facts, Mark
from operations.setting_up.step import State, Step


def all_steps(facts: Facts) -> list[Step]:
    made = [make(facts) for make in STEPS]
    return [_with_put_aside(step, facts) for step in made if step]


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
    name = Texts.of(firm, "name")
    if any(name.values()) and not any(given_names(name).values()):
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
        _sentences(
            _("A second person approves what you publish; you invite by e-mail."), _sign_in()
        ),
        state,
        words,
        mark,
        _("Invite a colleague"),
        reverse("admin:auth_user_add"),
    )


def _sentences(*said: str) -> str:
    """Join sentences as the page's language does: Chinese without a space."""
    return TABLE[get_language() or DEFAULT].space.join(said)


def _sign_in() -> str:
    """Return how people sign in, or may: the identity provider is the firm's choice."""
    if ways_in.passwords_are_off():
        return _("People sign in with the firm's account; they set no password.")
    if ways_in.provider_is_on():
        return _("People sign in with the firm's account, or with a password.")
    return _(
        "Optional: sign-in with the firm's account (OpenID Connect; IDENTITY_PROVIDER_ISSUER)."
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


STEPS: tuple[Callable[[Facts], Step | None], ...] = (
    _firm,
    _look,
    _areas,
    machine_steps.mail,
    machine_steps.mailbox,
    _people,
    _authors,
    _briefing,
    _second_step,
    machine_steps.worker,
    machine_steps.backup,
    machine_steps.address,
)
