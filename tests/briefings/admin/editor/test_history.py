import pytest
from django.urls import reverse

from briefings import drafting

pytestmark = pytest.mark.django_db


def versions(briefing) -> str:
    return reverse("admin:briefings_briefing_versions", args=[briefing.pk])


def version(briefing, revision: int) -> str:
    return reverse("admin:briefings_briefing_version", args=[briefing.pk, revision])


@pytest.fixture
def rewritten(briefing):
    """Both sides of the first pair rewritten, and the last pair deleted."""
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0] |= {"zh-hant": "新的中文。", "en": "New English."}
    text["sections"][1]["paragraphs"].pop()
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    return briefing


def first(briefing) -> dict:
    return drafting.text_of(briefing)["sections"][0]["paragraphs"][0]


def test_every_save_is_listed(admin, lawyer, rewritten):
    page = admin.get(versions(rewritten))

    assert version(rewritten, 2) in page.text
    assert version(rewritten, 3) in page.text


def test_a_save_shows_what_has_changed_since(admin, rewritten):
    page = admin.get(version(rewritten, 2))

    assert "<ins>New English" in page.text
    assert "Removed" in page.text


def test_one_language_comes_back_and_the_other_stays(admin, rewritten):
    row = first(rewritten)["id"]

    admin.post(version(rewritten, 2), {"row": row, "side": "en"})

    assert first(rewritten)["en"] == "Macau has revised its trade mark law."
    assert first(rewritten)["zh-hant"] == "新的中文。"


def test_a_deleted_pair_comes_back_where_it_was(admin, rewritten):
    then = drafting.text_at(rewritten, 2)["sections"][1]["paragraphs"]

    admin.post(version(rewritten, 2), {"row": then[1]["id"]})

    assert drafting.text_of(rewritten)["sections"][1]["paragraphs"] == then
    assert first(rewritten)["en"] == "New English."


def test_the_whole_text_comes_back_and_nothing_of_the_history_goes(admin, rewritten):
    now, then = drafting.text_of(rewritten), drafting.text_at(rewritten, 2)

    admin.post(version(rewritten, 2))

    assert drafting.text_of(rewritten) == then
    assert drafting.text_at(rewritten, 3) == now


def test_a_section_comes_back(rewritten):
    now, then = drafting.text_of(rewritten), drafting.text_at(rewritten, 2)

    text = drafting.restored(now, then, then["sections"][1]["id"])

    assert text["sections"] == [now["sections"][0], then["sections"][1]]


def test_a_section_comes_back_with_a_button_and_the_others_stay(admin, rewritten):
    now, then = drafting.text_of(rewritten), drafting.text_at(rewritten, 2)
    page = admin.get(version(rewritten, 2))

    admin.post(version(rewritten, 2), {"row": then["sections"][1]["id"]})

    assert page.text.count("Bring this section back") == 2
    assert drafting.text_of(rewritten)["sections"] == [now["sections"][0], then["sections"][1]]


def test_a_heading_comes_back_in_one_language_and_its_section_stays(rewritten):
    now, then = drafting.text_of(rewritten), drafting.text_at(rewritten, 2)
    now["sections"][1]["heading"] = {"zh-hant": "新題", "en": "New heading"}

    text = drafting.restored(now, then, then["sections"][1]["id"], languages=["en"])

    assert text["sections"][1]["heading"] == {"zh-hant": "新題", "en": "Main changes"}
    assert text["sections"][1]["paragraphs"] == now["sections"][1]["paragraphs"]


def test_what_comes_back_whole_is_in_step_and_one_language_alone_is_not(admin, briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hant"] = "新的中文。"
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    text["sections"][0]["paragraphs"][0]["en"] = "New English."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision + 1)
    row = first(briefing)["id"]

    admin.post(version(briefing, briefing.revision), {"row": row, "side": "zh-hant"})
    one = first(briefing)
    admin.post(version(briefing, briefing.revision), {"row": row, "side": "en"})

    assert one["behind"] == "en"
    assert "behind" not in first(briefing)


def test_whoever_may_only_look_brings_nothing_back(signed_in, rewritten):
    reader = signed_in("view_briefing", "see_all_briefings")
    before = drafting.text_of(rewritten)

    shown, refused = reader.get(version(rewritten, 2)), reader.post(version(rewritten, 2))

    assert "Bring this back" not in shown.text
    assert refused.status_code == 403
    assert drafting.text_of(rewritten) == before


def test_a_save_that_never_was_is_not_found(admin, briefing):
    assert admin.get(version(briefing, 0)).status_code == 404
