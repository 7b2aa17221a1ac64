"""From draft to edition: submit, approve, freeze, publish or schedule, withdraw."""

from briefings.publishing.approve_and_publish import approve_and
from briefings.publishing.approve_draft import (
    NotApprovable,
    approvals_of,
    approve,
    approve_edition,
    own_words,
    send_back,
    submit,
)
from briefings.publishing.choose_related import PIN, REMOVE, UNDO, choose_related
from briefings.publishing.edition_pictures import record_pictures
from briefings.publishing.freeze_draft import freeze, parts_of, snapshot_of, with_text
from briefings.publishing.publish_edition import (
    edition_of,
    is_public,
    latest_number,
    publish,
    reasons_now,
    verify,
)
from briefings.publishing.reasons_not_to_publish import (
    NotPublishable,
    Refused,
    behind,
    gaps,
    name_of,
    not_approved,
    reasons_against,
    reasons_not_to_publish,
)
from briefings.publishing.schedule_publication import plan, publish_due, refusal_of, unplan
from briefings.publishing.stated_choices import (
    NO_NOTE,
    Choices,
    in_words,
    stated_of,
    withdrawn_before,
)
from briefings.publishing.update_listing import first_values
from briefings.publishing.withdraw_edition import reasons_not_to_withdraw, withdraw

__all__ = [
    "NO_NOTE",
    "PIN",
    "REMOVE",
    "UNDO",
    "Choices",
    "NotApprovable",
    "NotPublishable",
    "Refused",
    "approvals_of",
    "approve",
    "approve_and",
    "approve_edition",
    "behind",
    "choose_related",
    "edition_of",
    "first_values",
    "freeze",
    "gaps",
    "in_words",
    "is_public",
    "latest_number",
    "name_of",
    "not_approved",
    "own_words",
    "parts_of",
    "plan",
    "publish",
    "publish_due",
    "reasons_against",
    "reasons_not_to_publish",
    "reasons_not_to_withdraw",
    "reasons_now",
    "record_pictures",
    "refusal_of",
    "send_back",
    "snapshot_of",
    "stated_of",
    "submit",
    "unplan",
    "verify",
    "with_text",
    "withdraw",
    "withdrawn_before",
]
