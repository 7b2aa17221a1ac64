"""An edition's digest covers its pictures, and the database keeps them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils.translation import override

from briefings import publishing
from briefings.models.picture import Picture
from briefings.models.published.edition_picture import EditionPicture
from tests.support import pictures
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db


def draft(*sides: str):
    return make_briefing(sections=[section(pair("字。", "Text."), pair(*sides))])


def figure(alt: str, *, bars: int = 6, caption: str = ""):
    return pictures.stored(pictures.chart(bars=bars), alt=alt, caption=caption)


def reasons(briefing) -> list[str]:
    with override("en"):
        return publishing.reasons_not_to_publish(briefing)


def test_a_figure_without_alternative_text_is_a_reason_not_to_publish():
    briefing = draft(figure("棒形圖").source(), figure("").source())

    assert reasons(briefing) == [
        (
            "In English, 1 figure has no alternative text. Describe the picture for those who "
            "cannot see it, or mark it as decorative."
        )
    ]


def test_a_decorative_figure_needs_no_alternative_text():
    assert reasons(draft(figure("-").source(), figure("-").source())) == []


def test_a_figure_whose_picture_is_not_stored_is_a_reason_not_to_publish():
    briefing = draft(figure("棒形圖").source(), figure("Bars").source())
    Picture.objects.all().delete()

    assert reasons(briefing) == ["The picture of a figure is not stored. Choose it again."]


def test_each_language_can_have_a_picture_of_its_own(noon):
    edition = publish_now(draft(figure("甲").source(), figure("A", bars=3).source()), at=noon)

    assert EditionPicture.objects.filter(edition=edition).count() == 2


def test_no_picture_of_an_edition_can_be_deleted(noon):
    publish_now(draft(figure("甲").source(), figure("A").source()), at=noon)

    with pytest.raises(ProtectedError):
        Picture.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        delete_in_the_database()


def delete_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM briefings_picture")
    connection.check_constraints()


def test_an_altered_picture_alters_the_editions_that_show_it(noon):
    plain = publish_now(make_briefing(), at=noon)
    edition = publish_now(draft(figure("甲").source(), figure("A").source()), at=noon)
    assert publishing.verify() == (2, [])

    Picture.objects.update(small=b"another")

    assert publishing.verify() == (2, [edition])
    assert plain != edition


def test_a_lost_picture_alters_the_editions_that_show_it(noon):
    edition = publish_now(draft(figure("甲").source(), figure("A").source()), at=noon)

    Picture.objects.update(digest="f" * 64)

    assert publishing.verify() == (1, [edition])
