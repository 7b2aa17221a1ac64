"""A picture can be read as long as a text that shows it can be read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import drafting, publishing
from briefings.models.picture import Picture
from briefings.text.texts import Texts
from tests.support import pictures
from tests.support.factories import document, make_briefing, pair, publish_now, section

GONE = Texts("有誤。", "Wrong.")


@pytest.fixture
def chart(db):
    return pictures.stored(pictures.chart(), alt="Bars that rise", caption="Figure 1")


def with_figure(*figures, words: str = "Text."):
    sides = [pair(figure.source(), figure.source()) for figure in figures]
    return make_briefing(sections=[section(pair(words, words), *sides)])


def status(client, figure, width: int | None = None) -> int:
    return client.get(figure.address(width=width)).status_code


def test_the_picture_of_a_published_text_is_served_for_good(client, chart, noon):
    publish_now(with_figure(chart), at=noon)

    answer = client.get(chart.address())

    assert answer.status_code == 200
    assert answer.content == Picture.objects.get().large
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, s-maxage=0, immutable"
    assert "Set-Cookie" not in answer
    again = client.get(chart.address(), headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert again["Cache-Control"] == answer["Cache-Control"]


def test_every_width_on_the_page_is_served_and_no_other(client, chart, noon):
    publish_now(with_figure(chart), at=noon)

    assert [status(client, chart, width) for width in (480, 960, 1200)] == [200] * 3
    assert [status(client, chart, width) for width in (1, 481, 1600, 99999)] == [404] * 4
    assert len(client.get(chart.address(width=480)).content) > 100
    assert client.post(chart.address()).status_code == 405


def test_the_picture_of_a_draft_is_not_served(client, chart):
    with_figure(chart)

    assert status(client, chart) == 404
    assert client.get(f"/figures/{'0' * 64}-480.webp").status_code == 404


def test_the_picture_of_a_withdrawn_text_is_gone_and_comes_with_the_next_edition(
    client, chart, noon
):
    briefing = with_figure(chart)
    publish_now(briefing, at=noon)
    before = client.get(chart.address())
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=GONE)

    assert status(client, chart) == 404
    # ... also for a cache that asks whether its copy is still good
    asked = client.get(chart.address(), headers={"if-none-match": before["ETag"]})
    assert asked.status_code == 404

    publish_now(briefing, at=noon + timedelta(days=1))
    assert status(client, chart) == 200


def test_the_picture_of_a_withdrawn_text_that_stays_readable_is_served(client, chart, noon):
    briefing = with_figure(chart)
    publish_now(briefing, at=noon)

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=GONE, keeps_text=True)

    assert status(client, chart) == 200


def test_a_picture_that_another_briefing_shows_too_is_served(client, chart, noon):
    briefing = with_figure(chart)
    publish_now(briefing, at=noon)
    publish_now(with_figure(chart), at=noon)

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=GONE)

    assert status(client, chart) == 200
    assert Picture.objects.count() == 1


def test_the_picture_of_an_earlier_edition_is_served_with_that_edition(client, chart, noon):
    briefing = with_figure(chart)
    publish_now(briefing, at=noon)
    other = pictures.stored(pictures.chart(bars=3), alt="Fewer bars")
    changed = document(sections=[section(pair(other.source(), other.source()))])

    briefing.refresh_from_db()
    drafting.save(briefing=briefing, text=changed, by=None, revision=briefing.revision)
    publish_now(briefing, at=noon)

    assert [status(client, one) for one in (chart, other)] == [200, 200]


def test_shared_caches_ask_again_as_for_pages(client, chart, noon, settings):
    settings.EDGE_SECONDS = 30
    publish_now(with_figure(chart), at=noon)

    assert "s-maxage=30" in client.get(chart.address())["Cache-Control"]


def test_figures_cost_the_page_no_query(client, chart, noon, django_assert_num_queries):
    plain, figured = make_briefing(), with_figure(chart, chart, chart)
    addresses = []
    for briefing in (plain, figured):
        edition = publish_now(briefing, at=noon)
        addresses.append(f"/en/briefings/{edition.snapshot.reference}/parallel/")

    counts = []
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
