"""A change note is at the top of the briefing, with a link to the changes."""

from datetime import timedelta

import pytest
from django.utils.html import strip_tags

from briefings import publishing
from briefings.models.published.readable import Readable
from briefings.public.downloads.pdf.sheet import sheet
from briefings.text.texts import Texts
from tests.support.factories import change_side, make_person, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DAY = timedelta(days=1)
REASON = Texts("有誤。", "It was wrong.")
NOTE = ("續期為七年，並非十年。", "Renewal is for seven years, not ten.")
PAGE = "/{language}/briefings/2025-1/trade-mark-law-revised/"


@pytest.fixture
def corrected(briefing, edition, noon):
    return correct(briefing, "Corrected.", at=noon + DAY, note=NOTE)


def correct(briefing, words: str, *, at, note=("", "")):
    change_side(briefing, "en", words, by=None)
    return publish_now(briefing, at=at, note=note)


def top_of(client, language="en", page=PAGE) -> str:
    """The page down to its title."""
    return client.get(page.format(language=language)).text.split('<header class="title-block')[0]


def test_a_first_edition_tells_of_no_change(client, edition):
    assert "change-note" not in client.get(PAGE.format(language="en")).text


@pytest.mark.parametrize(
    ("language", "day", "note"),
    [
        ("en", "Changed on 3 May 2025", "Renewal is for seven years, not ten."),
        ("zh-hant", "2025年5月3日修訂", "續期為七年，並非十年。"),
        ("zh-hans", "2025年5月3日修订", "续期为七年，并非十年。"),
    ],
)
def test_the_note_stands_above_the_text_with_the_way_to_what_changed(
    client, corrected, language, day, note
):
    top = top_of(client, language)

    assert day in strip_tags(top)
    assert note in top
    assert f'href="/{language}/briefings/2025-1/editions/1..2/"' in top


def test_in_parallel_it_is_told_in_both_languages(client, corrected):
    top = top_of(client, page="/{language}/briefings/2025-1/parallel/")

    assert all(note in top for note in NOTE)


def test_a_correction_of_typing_leaves_the_note_of_the_change_before_it(
    client, briefing, corrected, noon
):
    correct(briefing, "Corrected once more.", at=noon + 2 * DAY)

    top = top_of(client)

    assert "Changed on 3 May 2025" in strip_tags(top)
    assert 'href="/en/briefings/2025-1/editions/1..2/"' in top


def test_the_latest_note_takes_the_place_of_the_one_before(client, briefing, corrected, noon):
    correct(briefing, "Again.", at=noon + 2 * DAY, note=("再更正。", "Corrected again."))

    top = top_of(client)

    assert "Corrected again." in top
    assert NOTE[1] not in top
    assert "/editions/2..3/" in top


def test_a_past_edition_does_not_tell_of_the_change_that_came_later(client, corrected):
    assert "change-note" not in client.get("/en/briefings/2025-1/editions/1/").text


def test_what_is_gone_is_neither_told_nor_compared_with(client, briefing, corrected, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon + 2 * DAY, reason=REASON)
    correct(briefing, "Back.", at=noon + 3 * DAY)
    after_typing = top_of(client)
    correct(briefing, "And told.", at=noon + 4 * DAY, note=("第四版。", "A fourth."))
    correct(briefing, "More.", at=noon + 5 * DAY, note=("第五版。", "A fifth."))

    assert "change-note" not in after_typing
    assert "/editions/4..5/" in top_of(client)


def test_a_note_with_nothing_left_to_compare_leads_nowhere(client, briefing, edition, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon + DAY, reason=REASON)
    correct(briefing, "Back.", at=noon + 2 * DAY, note=("更正。", "Put right."))

    top = top_of(client)

    assert "Put right." in top
    assert ".." not in top.split("change-note")[1]


def test_markup_in_a_note_is_shown_as_it_was_typed(client, briefing, edition, noon):
    correct(briefing, "x", at=noon + DAY, note=("<b>甲</b>", "<script>alert(1)</script>"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in top_of(client)
    assert "<script>alert" not in client.get("/en/feed/json/").json()["items"][0]["content_html"]


@pytest.mark.parametrize(("ending", "line_end"), [("txt", "\n"), ("md", "  \n")])
def test_plain_text_begins_with_it(client, corrected, ending, line_end):
    text = client.get(f"/en/briefings/2025-1.{ending}").text

    note = "Renewal is for seven years, not ten.\n\n"
    assert text.startswith(f"Changed on 3 May 2025{line_end}{note}")


def test_the_lines_of_a_note_stay_lines_wherever_it_is_shown(client, briefing, edition, noon):
    change_side(briefing, "en", "Other words.", by=None)
    note = ("更正：\n\n3. 甲\n4. 乙", "Corrected:\n\n3. one\n4. two")
    publish_now(briefing, at=noon + timedelta(days=1), note=note)

    text, markdown = (client.get(f"/en/briefings/2025-1.{ending}").text for ending in ("txt", "md"))

    assert text.startswith("Changed on 3 May 2025\nCorrected:\n3. one\n4. two\n\n")
    assert markdown.startswith("Changed on 3 May 2025  \nCorrected:  \n3\\. one  \n4\\. two\n\n")
    for page in ("editions/", "editions/1..2/"):
        assert "3. one<br>4. two" in client.get(f"/en/briefings/2025-1/{page}").text


def test_the_pdf_of_that_edition_says_it_in_every_printed_language(corrected):
    printed = str(
        sheet(Readable(corrected, corrected.listing), language="en", parallel=True)["facts"]
    )

    assert all(note in printed for note in NOTE)


def test_the_note_of_a_minor_correction_is_in_the_history_only(client, briefing, edition, noon):
    change_side(briefing, "en", "Renewal is for ten years.", by=None)
    minor = publishing.publish(
        briefing=briefing,
        by=None,
        at=noon + DAY,
        choices=publishing.Choices(
            Texts("更正錯字。", "A typing error is corrected."),
            with_behind=True,
            is_minor=True,
            minor_reason="Only typing.",
        ),
    )

    assert not minor.change_note.present()
    assert "typing error" not in client.get(PAGE.format(language="en")).text
    assert "typing error" not in client.get("/en/feed/").text
    for page in ("", "1..2/"):
        address = f"/en/briefings/2025-1/editions/{page}"
        assert "A typing error is corrected." in client.get(address).text
        assert "更正錯字。" in client.get(address.replace("/en/", "/zh-hant/")).text
    assert publishing.verify() == (2, [])


def test_a_planned_minor_correction_keeps_its_note(briefing, edition, noon):
    change_side(briefing, "en", "Renewal is for ten years.", by=None)
    choices = publishing.Choices(
        Texts("更正錯字。", "A typing error is corrected."),
        with_behind=True,
        is_minor=True,
        minor_reason="Only typing.",
        override="It cannot wait.",
    )

    publishing.plan(
        briefing=briefing,
        by=make_person("publisher"),
        at=noon,
        due_at=noon + DAY,
        choices=choices,
        revision=briefing.revision,
    )
    # The previous release reads these columns as a note that readers are notified of.
    assert not Texts.of(briefing.schedule, "note").present()
    publishing.publish_due(at=noon + DAY)

    latest = briefing.editions.latest("number")
    assert latest.history_note.first() == "更正錯字。"
    assert not latest.change_note.present()
