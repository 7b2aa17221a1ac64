"""References between briefings: what became of the target, and "cited by" below it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import publishing, search
from briefings.models.published.citation import Citation
from briefings.models.published.edition import Listing
from briefings.publishing import NotPublishable
from briefings.text.texts import Texts
from tests.support.factories import change_side, make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
REASON = Texts("理由。", "A reason.")


@pytest.fixture
def target(noon):
    briefing = make_briefing(title={"zh-hant": "目標文", "en": "The target text"})
    publish_now(briefing, at=noon)
    return briefing


def citing(target, at, name="Citing", words="see this"):
    link = f"[{words}](briefing:{target.reference})"
    text = pair(f"參見{link}。", f"Please {link}.")
    briefing = make_briefing(title={"zh-hant": name, "en": name}, sections=[section(text)])
    publish_now(briefing, at=at)
    return briefing


def page_of(client, briefing, language="en"):
    return client.get(f"/{language}/briefings/{briefing.reference}/", follow=True)


def cited_by(client, briefing):
    listed = re.search(
        r'<nav class="further citing".*?</nav>', page_of(client, briefing).text, re.S
    )
    return re.findall(r'href="/en/briefings/([\d-]+)/', listed[0]) if listed else []


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_a_reference_leads_to_the_same_language(client, target, noon, language):
    html = page_of(client, citing(target, noon), language).text

    assert f'href="/{language}/briefings/{target.reference}/"' in html


def test_it_survives_another_title_of_its_target(client, target, noon):
    source = citing(target, noon)

    target.title_en = "Renamed altogether"
    target.save()
    publish_now(target, at=noon)

    html = page_of(client, source).text
    assert "Renamed altogether" in html
    assert client.get(f"/en/briefings/{target.reference}/", follow=True).status_code == 200


def test_the_target_names_what_cites_it(client, target, noon):
    source = citing(target, noon)

    assert cited_by(client, target) == [source.reference]
    assert "Cited by" in page_of(client, target).text


def test_a_corrected_target_is_marked_in_the_language_of_each_side(client, target, noon, lawyer):
    source = citing(target, noon)
    before = page_of(client, source)
    assert "changed on" not in before.text

    change_side(target, "en", "Another text.", by=lawyer)
    publish_now(target, at=noon + timedelta(days=1), note=("已更正", "Corrected"))

    after = page_of(client, source)
    assert 'see this</a> <span class="since">[changed on 3 May 2025]</span>' in after.text
    assert before["ETag"] != after["ETag"]
    assert "修訂" in page_of(client, source, "zh-hant").text.split("see this</a>")[1][:60]


def test_a_withdrawn_target_is_marked_and_its_title_shown_nowhere(client, target, noon, lawyer):
    source = citing(target, noon)
    assert "The target text" in page_of(client, source).text

    publishing.withdraw(briefing=target, by=lawyer, at=noon, reason=REASON)

    for address in (f"/en/briefings/{source.reference}/", "/en/feed/"):
        assert "The target text" not in client.get(address, follow=True).text
    assert "[withdrawn on 2 May 2025]" in page_of(client, source).text


def test_a_withdrawn_source_is_no_longer_named(client, target, noon, lawyer):
    source = citing(target, noon)

    publishing.withdraw(briefing=source, by=lawyer, at=noon, reason=REASON)
    assert cited_by(client, target) == []

    publish_now(source, at=noon)
    assert cited_by(client, target) == [source.reference]


def test_an_edition_without_the_reference_cites_no_more(client, target, noon, lawyer):
    source = citing(target, noon)

    for language in ("zh-hant", "en"):
        change_side(source, language, "Nothing.", by=lawyer)
    publish_now(source, at=noon)

    assert cited_by(client, target) == []


def test_a_draft_cannot_be_referred_to(noon):
    draft = make_briefing(title={"zh-hant": "草稿", "en": "A draft"})

    with pytest.raises(NotPublishable, match=draft.reference):
        citing(draft, noon)


def test_the_worker_and_rebuilding_make_citations_anew(client, target, noon):
    source = citing(target, noon)
    Citation.objects.all().delete()
    Listing.objects.update(related_edition=0)

    search.related.keep_up(at=noon)
    assert cited_by(client, target) == [source.reference]

    Citation.objects.all().delete()
    list(search.related.rebuild())
    assert cited_by(client, target) == [source.reference]


def test_a_page_asks_the_database_as_often_with_many_references(client, target, noon):
    def queries(briefing):
        page_of(client, briefing)
        with CaptureQueriesContext(connection) as asked:
            page_of(client, briefing)
        return len(asked)

    source = citing(target, noon)
    few = queries(source), queries(target)
    others = [citing(target, noon, name=f"Citing {n}") for n in range(4)]
    links = " ".join(f"[here](briefing:{one.reference})" for one in [target, *others])
    many = make_briefing(sections=[section(pair(f"參見 {links}。", f"See {links}."))])
    publish_now(many, at=noon)

    assert (queries(many), queries(target)) == few
