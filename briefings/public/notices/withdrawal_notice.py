"""The notice on withdrawn texts that stay readable, in every language."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from briefings.models.published.edition import Withdrawal
from briefings.text.dates import day_in
from briefings.text.languages import TABLE, WRITTEN


def paragraphs(withdrawal: Withdrawal) -> dict[str, str]:
    """Return a paragraph per language: when and why it was withdrawn, and its successor."""
    on = timezone.localtime(withdrawal.withdrawn_at).date()
    notice = {}
    for language in WRITTEN:
        with override(language):
            sentences = [
                _("This briefing was withdrawn on %(day)s.") % {"day": day_in(language, on)},
                withdrawal.reason[language],
            ]
            if withdrawal.successor:
                successor = {"reference": withdrawal.successor.reference}
                sentences.append(_("It is superseded by briefing %(reference)s.") % successor)
        notice[language] = TABLE[language].space.join(sentences)
    return notice
