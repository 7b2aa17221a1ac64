"""A lawyer corrects what is public, and readers are told what has changed."""

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from briefings import drafting, publishing
from briefings.text.languages import WRITTEN
from tests.support.factories import TODAY, document, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A folder for a picture of the page, for the lawyers' own guide.
PICTURES = os.environ.get("PICTURES", "")


def test_a_correction_with_a_note_is_told_to_readers_in_both_languages(
    page, live_server, sign_in, noon
):
    ana, rui = make_person("author", "ana"), make_person("publisher", "rui")
    briefing = drafting.create(document=document(), by=ana, today=TODAY)
    publishing.publish(
        briefing=briefing, by=None, at=noon, choices=publishing.Choices(with_gaps=True)
    )
    text = drafting.text_of(briefing)
    pair = text["sections"][1]["paragraphs"][1]
    pair |= {"zh-hant": "續期為七年。", "en": "Renewal is for seven years."}
    drafting.save_text(briefing=briefing, text=text, by=ana, revision=briefing.revision)
    briefing.refresh_from_db()
    approver = User.objects.create_superuser("bea")
    for language in WRITTEN:
        publishing.approve(
            briefing=briefing,
            language=language,
            by=approver,
            at=timezone.now(),
            revision=briefing.revision,
        )
    sign_in(page, rui)

    # Without its note, a change of what it says is not published, and nothing typed is lost.
    page.goto(live_server.url + reverse("admin:briefings_briefing_publish", args=[briefing.pk]))
    page.get_by_label("Major correction").check()
    page.locator("#id_zh_hant").fill("更正續期年數。")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("Give the change note in both languages")).to_be_visible()
    expect(page.locator("#id_zh_hant")).to_have_value("更正續期年數。")
    page.locator("#id_en").fill("Corrects the years of a renewal.")
    if PICTURES:
        page.locator("#content").screenshot(path=Path(PICTURES) / "correction.png")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("Edition 2 is public.")).to_be_visible()

    for language, note in (("en", "Corrects the years"), ("zh-hant", "更正續期年數")):
        page.goto(f"{live_server.url}/{language}/briefings/{briefing.reference}/editions/")
        expect(page.locator("main")).to_contain_text(note)
    page.goto(f"{live_server.url}/en/briefings/{briefing.reference}/editions/1..2/")
    assert {"ten", "十"} <= set(page.locator("del").all_inner_texts())
    assert {"seven", "七"} <= set(page.locator("ins").all_inner_texts())
