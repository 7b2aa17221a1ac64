from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from briefings import drafting, publishing
from briefings.models.base.immutable import ImmutableError
from briefings.models.base.language_names import NAMES
from briefings.models.published.edition import Edition, Listing
from briefings.text.snapshot import digest
from briefings.text.texts import Texts
from tests.support.factories import TODAY, make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
REASON = Texts("內容有誤。", "It contained an error.")


def test_publishing_freezes_the_whole_text(briefing, noon):
    edition = publish_now(briefing, at=noon)

    assert edition.number == 1
    assert edition.snapshot == publishing.freeze(briefing)
    assert next(edition.snapshot.pairs()).text["en"].startswith("Macau has revised")


def test_the_digest_is_that_of_the_stored_bytes(edition):
    assert edition.digest == digest(edition.body)


def test_later_edits_do_not_reach_an_edition(briefing, edition):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."

    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    assert "Changed." not in Edition.objects.get(pk=edition.pk).body


def test_the_next_edition_takes_the_place_of_the_one_before(briefing, edition, noon):
    briefing.title_en = "Trade Mark Law Revised Again"
    briefing.save()

    second = publish_now(briefing, at=noon + timedelta(days=1), note=("更正", "Corrected"))

    assert second.number == 2
    assert list(Edition.objects.current()) == [second]
    assert Listing.objects.get().card["title"]["en"] == "Trade Mark Law Revised Again"


def change_text(briefing, chinese: str):
    briefing.refresh_from_db()
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hant"] = chinese
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()


def test_a_correction_of_typing_leaves_the_day_of_the_last_change(briefing, noon):
    publish_now(briefing, at=noon)
    change_text(briefing, "澳門已修訂商標法。")
    publish_now(briefing, at=noon + timedelta(days=3), note=("更正。", "Corrected."))
    change_text(briefing, "澳門最近修訂商標法。")
    publish_now(briefing, at=noon + timedelta(days=9))

    listing = Listing.objects.get(briefing=briefing)
    assert listing.edition.number == 3
    assert listing.updated_at == noon + timedelta(days=3)


def test_a_first_edition_is_as_new_as_it_is(briefing, noon):
    publish_now(briefing, at=noon)

    assert Listing.objects.get(briefing=briefing).updated_at == noon


def test_a_draft_that_changed_since_it_was_looked_at_is_not_published(briefing, noon):
    with (
        override("zh-hant"),
        pytest.raises(publishing.NotPublishable, match="草稿已有改動"),
    ):
        publishing.publish(briefing=briefing, by=None, at=noon, revision=briefing.revision - 1)


def test_publishing_the_same_text_twice_is_refused(briefing, edition, noon):
    with pytest.raises(publishing.NotPublishable, match="1"):
        publish_now(briefing, at=noon)


def test_a_gap_is_a_reason_until_the_choice_is_stated(db, noon):
    briefing = make_briefing(sections=[section(pair("只有中文。"))])

    assert len(publishing.reasons_not_to_publish(briefing)) == 1
    assert publishing.reasons_not_to_publish(briefing, with_gaps=True) == []


def test_every_lack_is_a_sentence_of_its_own(db):
    briefing = drafting.create(
        document={"title": {"zh-hant": "題", "en": ""}, "sections": []},
        by=None,
        today=TODAY,
    )

    assert len(publishing.reasons_not_to_publish(briefing)) == 4


def test_instance_and_queryset_refuse_to_change_an_edition(edition):
    edition.number = 9

    with pytest.raises(ImmutableError):
        edition.save()
    with pytest.raises(ImmutableError):
        edition.delete()
    with pytest.raises(ImmutableError):
        Edition.objects.update(number=9)
    with pytest.raises(ImmutableError):
        Edition.objects.all().delete()


@pytest.mark.parametrize(
    "statement", ["UPDATE briefings_edition SET number = 9", "DELETE FROM briefings_edition"]
)
def test_the_database_refuses_to_change_an_edition(edition, statement):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)

    assert Edition.objects.get().number == 1


def test_withdrawing_takes_the_briefing_from_the_public(briefing, edition, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=REASON)

    assert not Edition.objects.current().exists()
    assert Edition.objects.get().withdrawal.reason == REASON


def test_withdrawing_needs_a_reason_in_both_languages(briefing, edition, noon):
    with pytest.raises(publishing.NotPublishable):
        publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("", "Error."))

    assert Edition.objects.current().exists()


def test_a_withdrawn_briefing_comes_back_with_its_next_edition(briefing, edition, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=REASON)

    second = publish_now(briefing, at=noon)

    assert second.number == 2
    assert list(Edition.objects.current()) == [second]


def test_a_side_that_is_behind_stops_publishing_unless_that_is_the_choice(briefing, noon):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    text["sections"][1]["heading"]["en"] = "The changes"
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    with pytest.raises(publishing.NotPublishable) as refused:
        publishing.publish(briefing=briefing, by=None, at=noon)
    choices = publishing.Choices(with_behind=True)
    edition = publishing.publish(briefing=briefing, by=None, at=noon, choices=choices)

    assert len(refused.value.reasons) == 1
    assert "2" in refused.value.reasons[0]
    assert edition.snapshot.parts[1].behind == ("zh-hant",)
    assert next(edition.snapshot.pairs()).behind == ("zh-hant",)


def test_key_points_in_one_language_only_are_a_gap(briefing, noon):
    briefing.key_points_en = "Fees are halved."
    briefing.save()

    with pytest.raises(publishing.NotPublishable):
        publishing.publish(briefing=briefing, by=None, at=noon)
    choices = publishing.Choices(with_gaps=True)
    edition = publishing.publish(briefing=briefing, by=None, at=noon, choices=choices)

    assert edition.snapshot.key_points["en"] == "Fees are halved."


def test_of_three_languages_every_missing_one_is_named(monkeypatch):
    three = ("zh-hant", "en", "pt")
    monkeypatch.setattr("briefings.text.texts.WRITTEN", three)
    monkeypatch.setitem(NAMES, "pt", "Portuguese")

    class Standfirst:
        standfirst = key_points = Texts("導言")
        parts = ()

        def pairs(self):
            return ()

    with override("en"):
        assert publishing.gaps(Standfirst())[0] == (
            "The standfirst is missing in English and Portuguese."
        )


# --- Where lines of titles may break --------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "broken"),
    [
        ("zh-hant", "個人資料<wbr>保護法<wbr>施行細則<wbr>草案"),
        ("zh-hans", "个人资料<wbr>保护法<wbr>施行细则<wbr>草案"),
    ],
)
def test_a_chinese_title_is_published_with_its_words(client, noon, language, broken):
    title = {"zh-hant": "個人資料保護法施行細則草案", "en": "Draft rules on data"}
    publish_now(make_briefing(title=title), at=noon)

    page = client.get(f"/{language}/briefings/2025-1/", follow=True).content.decode()

    assert f'<span class="phrased">{broken}</span>' in page
    assert broken in client.get(f"/{language}/briefings/").content.decode()
    assert "<wbr>" not in page.split("</title>")[0]
