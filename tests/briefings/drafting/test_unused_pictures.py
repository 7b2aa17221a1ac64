"""A picture is kept as long as anything names it: drafts, their versions, imports, editions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import drafting
from briefings.drafting.unused_pictures import unused_pictures
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import DraftVersion, Import
from briefings.models.picture import Picture
from operations.worker.erase_expired import erase_expired
from tests.support import pictures
from tests.support.factories import document, make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)


@pytest.fixture
def later(noon):
    return noon + MONTH


def chart(bars: int):
    return pictures.stored(pictures.chart(bars=bars), alt="Bars")


def draft(figure, **changes):
    return make_briefing(sections=[section(pair("字。", figure.source()))], **changes)


def kept() -> set[str]:
    return set(Picture.objects.values_list("digest", flat=True))


def test_a_picture_that_nothing_shows_is_erased_after_a_month(noon, later):
    chart(3)

    assert erase_expired(at=noon + timedelta(days=29))["pictures"] == 0
    assert erase_expired(at=later)["pictures"] == 1
    assert kept() == set()


def test_pictures_of_drafts_versions_imports_and_editions_are_kept(noon, later):
    in_draft, in_version, in_import, in_edition, in_standfirst, unused = map(chart, range(3, 9))
    in_review = chart(9)
    draft(in_draft)
    briefing = draft(in_version)
    briefing.refresh_from_db()
    text = document(sections=[section(pair("字。", "Text."))])
    drafting.save(briefing=briefing, text=text, by=None, revision=briefing.revision)
    Import.objects.create(
        kind="docx",
        result={"sections": [{"en": in_import.source()}]},
        review={"text": {"sections": [{"en": in_review.source()}]}},
    )
    Import.objects.update(imported_at=later)
    gone = draft(in_edition)
    publish_now(gone, at=noon)
    draft(chart(2), standfirst={"zh-hant": "", "en": in_standfirst.source()})

    assert erase_expired(at=later)["pictures"] == 1
    shown = (in_draft, in_version, in_import, in_review, in_edition, in_standfirst)
    assert {figure.digest for figure in shown} <= kept()
    assert unused.digest not in kept()


def test_the_pictures_of_an_erased_draft_go_too(later):
    draft(chart(3))
    Briefing.objects.all().delete()
    assert not DraftVersion.objects.exists()

    erase_expired(at=later)

    assert kept() == set()


def test_what_is_uploaded_again_is_kept(later):
    chart(3)
    pictures.stored(pictures.chart(bars=3), at=later)

    assert erase_expired(at=later)["pictures"] == 0


def test_texts_are_searched_once_a_month_and_not_at_every_turn(later):
    draft(chart(3))
    unused_pictures(at=later, after=timedelta(days=30))

    with CaptureQueriesContext(connection) as queries:
        assert not unused_pictures(at=later + timedelta(minutes=1), after=timedelta(days=30))

    assert len(queries) == 2
