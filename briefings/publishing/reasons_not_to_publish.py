"""Reasons why a draft cannot be published, one sentence each."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefings.models.base.language_names import NAMES, names_beside, names_of
from briefings.models.draft.briefing import Briefing
from briefings.models.published.citation import ever_published
from briefings.publishing.edition_pictures import missing_pictures
from briefings.publishing.freeze_draft import freeze
from briefings.text.languages import WRITTEN
from briefings.text.markup.figures import figures_in
from briefings.text.markup.references import targets_in
from briefings.text.snapshot import Pair, Part, Snapshot
from briefings.text.texts import Texts


class Refused(Exception):
    """The action was refused, for these `reasons`, one sentence each."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class NotPublishable(Refused):
    """Publishing was refused."""


def gaps(snapshot: Snapshot) -> list[str]:
    """Return a sentence for each text that is missing in a language."""
    found = []
    if _one_sided(snapshot.standfirst):
        found.append(_("The standfirst is missing in %s.") % missing_in(snapshot.standfirst))
    if _one_sided(snapshot.key_points):
        found.append(_("The key points are missing in %s.") % missing_in(snapshot.key_points))
    headings = sum(_one_sided(part.heading) for part in snapshot.parts)
    if headings:
        found.append(
            ngettext(
                "%d heading is there in one language only.",
                "%d headings are there in one language only.",
                headings,
            )
            % headings
        )
    paragraphs = sum(_one_sided(pair.text) for pair in snapshot.pairs())
    if paragraphs:
        found.append(
            ngettext(
                "%d paragraph is there in one language only.",
                "%d paragraphs are there in one language only.",
                paragraphs,
            )
            % paragraphs
        )
    return found


def behind(snapshot: Snapshot) -> list[str]:
    """Return a sentence per language with the places where its text is out of date."""
    rows: list[Part | Pair] = [*snapshot.parts, *snapshot.pairs()]
    counts = {language: sum(language in row.behind for row in rows) for language in WRITTEN}
    return [
        ngettext(
            "In %(places)d place the %(behind)s is behind the %(ahead)s.",
            "In %(places)d places the %(behind)s is behind the %(ahead)s.",
            places,
        )
        % {"places": places, "behind": name_of(language), "ahead": names_beside(language)}
        for language, places in counts.items()
        if places
    ]


def _one_sided(text: Texts) -> bool:
    return bool(text.missing()) and text.present()


def missing_in(text: Texts) -> str:
    return names_of(text.missing())


def name_of(language: str) -> str:
    """Return a written language's name in the reader's language."""
    return str(NAMES[language])


def not_approved(language: str) -> str:
    """Return the sentence for a language without approval."""
    return _("The current %s has not been approved by anyone else.") % name_of(language)


def reasons_not_to_publish(
    briefing: Briefing, *, with_gaps: bool = False, with_behind: bool = False
) -> list[str]:
    """Return why this draft cannot be published, one sentence each.

    `with_gaps` states the choice to publish although texts are missing in a language,
    `with_behind` although texts are out of date in one.
    """
    return reasons_against(briefing, freeze(briefing), with_gaps=with_gaps, with_behind=with_behind)


def reasons_against(
    briefing: Briefing, snapshot: Snapshot, *, with_gaps: bool, with_behind: bool = False
) -> list[str]:
    """Return the same for a draft that is already frozen."""
    reasons = []
    if snapshot.title.missing():
        reasons.append(_("The title is missing in %s.") % missing_in(snapshot.title))
    if not briefing.date:
        reasons.append(_("The briefing has no date."))
    if not snapshot.authors:
        reasons.append(_("The briefing names no author."))
    if not any(True for _pair in snapshot.pairs()):
        reasons.append(_("The briefing has no text."))
    reasons += _faults_of_figures(snapshot)
    reasons += _faults_of_references(snapshot)
    if not with_gaps:
        reasons += gaps(snapshot)
    if not with_behind:
        reasons += behind(snapshot)
    return reasons


def _faults_of_figures(snapshot: Snapshot) -> list[str]:
    """Return a sentence per language with figures that say nothing to some readers."""
    reasons = []
    for language in WRITTEN:
        figures = figures_in("\n".join(text[language] for text in _prose(snapshot)))
        silent = sum(not figure.alt.strip() for figure in figures)
        if silent:
            reasons.append(
                ngettext(
                    "In %(language)s, %(count)d figure has no alternative text. Describe the "
                    "picture for those who cannot see it, or mark it as decorative.",
                    "In %(language)s, %(count)d figures have no alternative text. Describe the "
                    "pictures for those who cannot see them, or mark them as decorative.",
                    silent,
                )
                % {"language": name_of(language), "count": silent}
            )
    if missing_pictures("\n".join(side for text in _prose(snapshot) for side in text.values())):
        reasons.append(_("The picture of a figure is not stored. Choose it again."))
    return reasons


def _faults_of_references(snapshot: Snapshot) -> list[str]:
    """Return a sentence for each reference to a briefing that was never published."""
    text = "\n".join(side for text in _prose(snapshot) for side in text.values())
    references = dict.fromkeys(target.reference for target in targets_in(text))
    known = ever_published(set(references))
    return [
        _("The text refers to briefing %s, which was never published.") % reference
        for reference in references
        if reference not in known
    ]


def _prose(snapshot: Snapshot) -> Iterator[Texts]:
    """Yield the texts that can hold figures and references."""
    yield from (snapshot.standfirst, snapshot.key_points, snapshot.contact.text)
    yield snapshot.disclaimer
    yield from (pair.text for pair in snapshot.pairs())
