"""From the draft to what clients read: freeze, publish, withdraw."""

from briefings.publishing.editions import (
    NO_NOTE,
    edition_of,
    is_public,
    latest_number,
    listing_values,
    publish,
    reasons_not_to_withdraw,
    verify,
    withdraw,
)
from briefings.publishing.freezing import freeze, snapshot_of, with_text
from briefings.publishing.reasons import (
    NotPublishable,
    gaps,
    reasons_against,
    reasons_not_to_publish,
)

__all__ = [
    "NO_NOTE",
    "NotPublishable",
    "edition_of",
    "freeze",
    "gaps",
    "is_public",
    "latest_number",
    "listing_values",
    "publish",
    "reasons_against",
    "reasons_not_to_publish",
    "reasons_not_to_withdraw",
    "snapshot_of",
    "verify",
    "with_text",
    "withdraw",
]
