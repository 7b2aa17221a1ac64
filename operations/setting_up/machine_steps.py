"""The steps of setting up that concern the machine: mail, worker, backup and address."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from briefings.admin.moments import moment
from mail.outgoing import trial
from mail.outgoing.outcomes import Outcome
from operations.setting_up import address as site_address
from operations.setting_up import mailbox_state, records
from operations.setting_up.facts import Facts, Mark
from operations.setting_up.step import State, Step

WORKER_IS_SILENT_AFTER = timedelta(minutes=5)


def mail(facts: Facts) -> Step:
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


def mailbox(facts: Facts) -> Step | None:
    """Return the step only where a mailbox is set: others read clients' answers themselves."""
    if not settings.ENQUIRY_MAILBOX:
        return None
    row = facts.record(records.MAILBOX)
    state = State.FAILED if row.outcome else State.DONE if row.tried_at else State.OPEN
    return Step(
        "mailbox",
        _("The mailbox of clients' answers"),
        _("What clients answer by mail joins their enquiry; the worker reads the mailbox."),
        state,
        mailbox_state.in_words(row.outcome),
        facts.tried(records.MAILBOX),
    )


def worker(facts: Facts) -> Step:
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


def backup(facts: Facts) -> Step:
    mark = facts.tried(records.BACKUP)
    return Step(
        "backup",
        _("A backup"),
        _("One file holds everything; make one every day and keep copies elsewhere."),
        State.DONE if mark.at else State.OPEN,
        "" if mark.at else _("None has been made with manage.py back_up."),
        mark,
    )


def address(facts: Facts) -> Step:
    wrong = site_address.what_is_wrong(facts.request)
    failed = State.FAILED if site_address.is_public() else State.OPEN
    return Step(
        "address",
        _("The address"),
        _("Links in mails, feeds and PDFs begin with it; clients need https."),
        failed if wrong else State.DONE,
        wrong or _("You opened this page at %s.") % settings.SITE_URL,
    )
