import pytest
from django.conf import settings
from django.urls import reverse

from briefings import drafting
from briefings.models.published.edition import Edition, Withdrawal
from tests.support.factories import (
    change_side,
    make_briefing,
    make_person,
    pair,
    publish_now,
    section,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def at(name, briefing) -> str:
    return reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk])


def publish(admin, briefing, **data):
    said = {"revision": briefing.revision, "override": "The court decides tomorrow."}
    said["with_behind"] = "on"
    return admin.post(at("publish", briefing), said | data)


def test_publishing_shows_where_it_is_public_and_what_readers_are_told(admin, lawyer, briefing):
    answer = publish(admin, briefing)

    edition = Edition.objects.get()
    address = f"/en/briefings/{briefing.reference}/trade-mark-law-revised/"
    assert answer["Location"] == at("publish", briefing)
    for name in ("publish", "editions"):
        page = admin.get(at(name, briefing)).text
        assert f'value="{settings.SITE_URL}{address}"' in page
        assert "It is in the list of briefings and in the feeds, by its date." in page
    assert (edition.published_by, edition.publisher_name) == (lawyer, "lawyer")
    assert edition.digest[:12] in admin.get(at("editions", briefing)).text


def test_who_works_alone_reads_what_a_second_person_would_do(admin, lawyer, briefing):
    words = "Nobody else here can approve it yet"

    others_text = admin.get(at("publish", briefing)).text
    change_side(briefing, "en", "Mine.", by=lawyer)
    alone = admin.get(at("publish", briefing)).text
    make_person("publisher")
    with_another = admin.get(at("publish", briefing)).text

    assert words not in others_text
    assert words in alone
    assert "editor or publisher, under Users" in alone
    assert f'href="{reverse("admin:auth_user_add")}"' in alone
    assert '<details class="emergency" open>' in alone
    assert words not in with_another
    assert '<details class="emergency">' in with_another


def test_gaps_are_named_and_need_a_stated_choice(admin):
    briefing = make_briefing(sections=[section(pair("只有中文。"))])

    page = admin.get(at("publish", briefing))
    refused = publish(admin, briefing)
    accepted = publish(admin, briefing, with_gaps="on")

    assert "1 paragraph is there in one language only." in page.text
    assert refused.status_code == 400
    assert accepted.status_code == 302


def test_a_side_that_is_behind_is_named_and_needs_a_stated_choice(admin, briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["zh-hant"] = "改了。"
    revision = drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    page = admin.get(at("publish", briefing))
    refused = admin.post(at("publish", briefing), {"revision": revision})

    assert "In 1 place the English is behind the Chinese." in page.text
    assert 'name="with_behind"' in page.text
    assert "In 1 place the English is behind the Chinese." in refused.text
    assert not Edition.objects.exists()


def test_what_stands_in_the_way_is_said_before_the_button(admin):
    briefing = make_briefing(authors=[], date="")

    page = admin.get(at("publish", briefing))

    assert "The briefing names no author." in page.text
    assert "The briefing has no date." in page.text
    assert 'class="danger" disabled' in page.text


def test_a_draft_that_changed_since_it_was_looked_at_is_not_published(admin, briefing):
    opened = briefing.revision
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=opened)

    answer = admin.post(at("publish", briefing), {"revision": opened})

    assert "The draft has changed since you opened this page." in answer.text
    assert not Edition.objects.exists()


def test_a_change_note_goes_with_the_next_edition(admin, briefing, edition):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Corrected."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()

    publish(admin, briefing, kind="major", zh_hant="更正一處。", en="One correction.")

    told = admin.get(at("publish", briefing)).text.split('class="published"')[1]
    assert "Readers find this note at the top of the page" in told
    assert "更正一處。" in told
    assert Edition.objects.get(number=2).change_note["en"] == "One correction."


def test_what_was_typed_is_kept_when_publishing_is_refused(admin, briefing, edition):
    answer = publish(admin, briefing, kind="major", zh_hant="更正。", en="A note to keep")

    assert "Nothing has changed since edition 1." in answer.text
    assert "A note to keep" in answer.text


def test_withdrawing_needs_both_reasons_and_keeps_what_was_typed(admin, briefing, edition):
    data = {"revision": briefing.revision, "en": "It was wrong.", "text": "gone"}

    refused = admin.post(at("withdraw", briefing), data)
    done = admin.post(at("withdraw", briefing), data | {"zh_hant": "內容有誤。"})

    assert refused.status_code == 400
    assert "It was wrong." in refused.text
    assert done["Location"] == at("editions", briefing)
    assert Withdrawal.objects.get().reason["zh-hant"] == "內容有誤。"
    assert "Withdrawn on" in admin.get(at("editions", briefing)).text


def test_what_is_not_public_cannot_be_withdrawn(admin, briefing):
    page = admin.get(at("withdraw", briefing))

    assert "The briefing is not public." in page.text
    assert "<textarea" not in page.text


def changed(briefing) -> None:
    text = drafting.text_of(briefing)
    text["sections"][1]["paragraphs"][0]["en"] = "Application fees are quartered."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()


def test_before_publishing_again_the_changes_are_shown(admin, briefing, edition):
    changed(briefing)

    page = admin.get(at("publish", briefing))

    assert "<del>halved</del>" in page.text
    assert "<ins>quartered</ins>" in page.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "Say what kind of change it is."),
        ({"kind": "major"}, "Give the change note in both languages"),
        ({"kind": "major", "en": "Corrected."}, "Give the change note in both languages"),
    ],
)
def test_a_next_edition_says_what_kind_of_change_it_is(admin, briefing, edition, data, reason):
    changed(briefing)

    answer = publish(admin, briefing, **data)

    assert answer.status_code == 400
    assert reason in answer.text
    assert Edition.objects.count() == 1


def test_the_note_of_a_correction_of_typing_is_for_the_history_only(admin, briefing, edition):
    text = drafting.text_of(briefing)
    text["sections"][1]["paragraphs"][0]["en"] = "Application fees are now halved."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()

    half = publish(admin, briefing, kind="minor", en="A slip is corrected.", zh_hant="")
    publish(admin, briefing, kind="minor", en="A slip is corrected.", zh_hant="更正錯字。")

    edition = Edition.objects.get(number=2)
    assert "The change note is missing in Chinese." in half.text
    assert not edition.change_note.present()
    assert edition.history_note["en"] == "A slip is corrected."
    assert "A slip is corrected." in admin.get(at("editions", briefing)).text


def fined(briefing, amount: str) -> None:
    text = drafting.text_of(briefing)
    text["sections"][1]["paragraphs"][0]["en"] = f"The fine is {amount}."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    briefing.refresh_from_db()


def test_a_change_of_substance_is_shown_and_needs_a_reason_to_be_minor(admin, briefing, edition):
    fined(briefing, "MOP 9,000")

    page = admin.get(at("publish", briefing))
    refused = publish(admin, briefing, kind="minor")
    done = publish(admin, briefing, kind="minor", minor_reason="A slip.")

    assert "¶2 EN: ∅ → MOP 9,000" in page.text
    assert 'name="minor_reason"' in page.text
    assert refused.status_code == 400
    assert "¶2 EN: ∅ → MOP 9,000" in refused.text
    assert done.status_code == 302
    assert "A slip." in admin.get(at("editions", briefing)).text
    assert "A slip." in admin.get(at("activity", briefing)).text


def test_a_reason_given_for_a_minor_change_is_not_kept_of_a_major_one(admin, briefing, edition):
    fined(briefing, "MOP 9,000")

    publish(admin, briefing, kind="major", zh_hant="更正。", en="Mended.", minor_reason="A slip.")

    assert "A slip." not in admin.get(at("activity", briefing)).text


def test_publishing_over_a_withdrawal_is_shown_before_and_needs_the_stated_choice(
    admin, briefing, edition
):
    data = {"revision": briefing.revision, "en": "It was wrong.", "text": "gone"}
    admin.post(at("withdraw", briefing), data | {"zh_hant": "內容有誤。"})

    page = admin.get(at("publish", briefing))
    refused = publish(admin, briefing, kind="minor")
    done = publish(admin, briefing, kind="minor", over_withdrawal="on")

    assert "It was wrong." in page.text
    assert 'name="over_withdrawal"' in page.text
    assert refused.status_code == 400
    assert "confirm that the briefing is to be public again" in refused.text
    assert done.status_code == 302
    assert "restored after withdrawal" in admin.get(at("editions", briefing)).text
    assert "restored after withdrawal" in admin.get(at("activity", briefing)).text


@pytest.mark.parametrize("chosen", ["{reference}", "{reference} 仲裁法 Arbitration", "仲裁法"])
def test_a_successor_is_chosen_by_its_line_its_reference_or_its_title(
    admin, briefing, edition, noon, chosen
):
    other = make_briefing(title={"zh-hant": "仲裁法", "en": "The Arbitration Act"})
    publish_now(other, at=noon)
    data = {"revision": briefing.revision, "en": "Old.", "zh_hant": "已過時。", "text": "gone"}

    offered = admin.get(at("withdraw", briefing)).text
    admin.post(
        at("withdraw", briefing), data | {"successor": chosen.format(reference=other.reference)}
    )

    assert f'<option value="{other.reference} 仲裁法 The Arbitration Act">' in offered
    assert Withdrawal.objects.get().successor == other


def test_words_that_are_no_whole_title_are_refused_and_lead_to_the_lines_that_have_them(
    admin, briefing, edition, noon
):
    others = [make_briefing(title={"zh-hant": "仲裁", "en": f"Arbitration {n}"}) for n in range(2)]
    for other in others:
        publish_now(other, at=noon)
    data = {"revision": briefing.revision, "en": "Old.", "zh_hant": "已過時。", "text": "gone"}

    def refused(successor: str) -> str:
        return admin.post(at("withdraw", briefing), data | {"successor": successor}).text

    one, several, same, none = map(refused, ("tration 1", "Arbitration", "仲裁", "Maritime"))

    offered = [f"{other.reference} {other.title_zh_hant} {other.title_en}" for other in others]
    said = "Choose one by its reference or its whole title: "
    assert f"{said}{offered[1]}" in one
    assert f"{said}{'; '.join(reversed(offered))}" in several
    assert f"{said}{'; '.join(reversed(offered))}" in same
    assert "There is no other public briefing with this reference or title." in none
    assert 'value="Maritime"' in none
    for itself in (briefing.reference, briefing.title_en):
        assert "There is no other public briefing" in refused(itself)
    assert not Withdrawal.objects.exists()
