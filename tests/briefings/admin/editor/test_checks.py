"""What the checks answer to the text page, and whether links answer."""

import time

import pytest
from django.urls import reverse

from briefings import publishing
from briefings.admin.editor import checks as module
from briefings.models.terms import Term
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.one_database
CHECKS = "admin:briefings_briefing_checks"
WRONG = {"key": "k", "zh-hant": "罰款五千元。", "en": "A fine of MOP 6,000."}


def ask(client, *rows):
    return client.post(reverse(CHECKS), {"rows": list(rows)}, content_type="application/json")


def test_each_row_is_answered_with_its_findings_and_their_places(admin):
    Term.objects.create(zh_hant="罰款", en="penalty", avoid_en="fine")

    answer = ask(admin, WRONG, {"key": "l", "zh-hant": "", "en": "One."}).json()["rows"]

    amount, term = answer[0]["findings"]
    assert amount["marks"] == {"zh-hant": [[2, 5]], "en": [[10, 19]]}
    assert (amount["name"], amount["said"]) == ("Amounts", "The two sides differ.")
    assert term["said"] == "In English, the firm writes instead: penalty"
    assert answer[0]["terms"] == [{"zh-hant": "罰款", "en": "penalty", "note": ""}]
    assert answer[1] == {"key": "l", "findings": [], "terms": []}


def test_places_are_counted_as_a_browser_counts_them(admin):
    row = WRONG | {"zh-hant": "𠮷罰款五千元。"}

    found = ask(admin, row).json()["rows"][0]["findings"][0]

    assert found["marks"]["zh-hant"] == [[4, 7]]


@pytest.mark.parametrize("sent", [{}, {"rows": 1}, {"rows": [1]}, {"rows": [{"key": "k"}]}])
def test_what_is_no_text_is_refused_in_words(admin, sent):
    answer = admin.post(reverse(CHECKS), sent, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"]


def test_whoever_may_not_see_briefings_may_not_ask(signed_in):
    assert ask(signed_in("view_term"), WRONG).status_code == 403


def test_the_publish_page_lists_what_is_found_with_the_way_to_its_row(admin):
    briefing = make_briefing(sections=[section(pair(WRONG["zh-hant"], WRONG["en"]))])

    page = admin.get(reverse("admin:briefings_briefing_publish", args=[briefing.pk]))

    body = page.content.decode()
    assert '<mark lang="zh-Hant-HK">五千元</mark><mark lang="en">MOP 6,000</mark>' in body
    assert f"{reverse('admin:briefings_briefing_text', args=[briefing.pk])}?row=" in body


def test_the_editor_and_the_publish_page_count_the_same_findings(admin):
    pairs = [
        pair(WRONG["zh-hant"], WRONG["en"]),
        pair("本所业界领先。", ""),
        pair("", "the the best firm"),
        pair("二○二五年一月二日生效。", "In force on 3 January 2025."),
        pair("第3/2025號法律。", "Law No. 4/2025."),
        pair("佔百分之五。", "It is 6% of all."),
        pair("為期七日。", "For seven months."),
        pair("於星期一開會。", "It meets on a Friday."),
        pair("共有十二人。", "There are 13 persons."),
        pair("商標登錄。", "A registration."),
    ]
    heading = ("第五條", "Article 6")
    Term.objects.create(zh_hant="註冊", en="registration", avoid_zh_hant="登錄")
    briefing = make_briefing(sections=[section(*pairs, heading=heading)])
    snapshot = publishing.freeze(briefing)
    rows = [{"key": "h", "zh-hant": heading[0], "en": heading[1]}]
    rows += [{"key": "p", **one.text} for one in snapshot.pairs()]

    asked = ask(admin, *rows).json()["rows"]

    counted = [one for row in asked for one in row["findings"] if one["severity"] != "hint"]
    listed = module.summary(snapshot)
    assert [one["kind"] for one in listed] == [one["kind"] for one in counted]
    assert {one["kind"] for one in listed} == {
        "amount",
        "article",
        "date",
        "law-number",
        "number",
        "percent",
        "praise",
        "style",
        "term",
        "unit",
        "weekday",
    }
    # And both pages of those who review and publish say that number.
    address = reverse("admin:briefings_briefing_publish", args=[briefing.pk])
    assert len(admin.get(address).context["checks"]) == len(counted)
    submit = reverse("admin:briefings_briefing_submit", args=[briefing.pk])
    reviewed = admin.post(submit, follow=True)
    assert len(admin.get(address).context["checks"]) == len(counted)
    assert reviewed.status_code == 200


def test_the_house_style_is_pointed_out_with_its_places(admin):
    row = {"key": "k", "zh-hant": '所謂"視为违约"...等', "en": "an inter - ministerial group"}

    found = ask(admin, row).json()["rows"][0]["findings"]

    assert [(one["said"], one["severity"], one["marks"]) for one in found] == [
        (
            "Simplified characters in Traditional Chinese",
            "warning",
            {"zh-hant": [[4, 7]], "en": []},
        ),
        ("Straight quotation marks in Chinese", "hint", {"zh-hant": [[2, 3], [7, 8]], "en": []}),
        ("Dots instead of …… in Chinese", "hint", {"zh-hant": [[8, 11]], "en": []}),
        ("Spaces round a hyphen", "hint", {"zh-hant": [], "en": [[8, 11]]}),
    ]


def test_a_finding_says_what_to_write_instead_where_that_is_known(admin):
    Term.objects.create(zh_hant="罰款", en="penalty", avoid_en="fine")
    row = {"key": "k", "zh-hant": "罰款五元...", "en": "Fine of MOP 5."}

    found = ask(admin, row).json()["rows"][0]["findings"]

    assert [one.get("fixes") for one in found] == [{"en": ["Penalty"]}, {"zh-hant": ["……"]}]


def test_links_of_this_site_are_looked_up_and_others_not_asked_where_that_is_off(
    admin, settings, noon
):
    settings.LINK_CHECKS = False
    other = make_briefing()
    publish_now(other, at=noon)
    good = f"/zh-hant/briefings/{other.reference}/"
    text = f"[甲]({good}) [乙](/en/briefings/1999-99/) [丙]({good}#p-nowhere) https://a.example/"
    briefing = make_briefing(sections=[section(pair(text, ""))], sources=[])

    answer = admin.post(reverse("admin:briefings_briefing_links", args=[briefing.pk])).json()

    told = {one["url"]: one["good"] for one in answer["links"]}
    assert told == {
        good: True,
        "/en/briefings/1999-99/": False,
        f"{good}#p-nowhere": False,
        "https://a.example/": True,
    }
    assert answer["said"] == "2 links are not in order."


def test_an_address_inside_the_firms_network_is_named_and_not_asked(admin):
    briefing = make_briefing(sections=[section(pair("http://127.0.0.1:9/", ""))], sources=[])

    answer = admin.post(reverse("admin:briefings_briefing_links", args=[briefing.pk])).json()

    assert [(one["good"], one["place"]) for one in answer["links"]] == [(False, "¶ 1")]
    assert "private network" in answer["links"][0]["said"]


def test_links_are_looked_for_wherever_a_reader_can_follow_them(admin, settings):
    settings.LINK_CHECKS = False
    briefing = make_briefing(
        standfirst={"zh-hant": "[甲](https://standfirst.example/)", "en": ""},
        sections=[section(pair("甲", "One") | {"zh-hans": "[甲](https://hans.example/)"})],
        contact={"text": {"zh-hant": "", "en": "[Us](https://contact.example/)"}},
        sources=[{"label": {"zh-hant": "", "en": "Law"}, "url": "https://source.example/"}],
    )
    briefing.key_points_en = "Read [this](https://points.example/)"
    briefing.save()

    answer = admin.post(reverse("admin:briefings_briefing_links", args=[briefing.pk])).json()

    assert [(one["url"], one["place"]) for one in answer["links"]] == [
        ("https://standfirst.example/", "Standfirst"),
        ("https://points.example/", "Key points"),
        ("https://hans.example/", "¶ 1"),
        ("https://contact.example/", "Contact block"),
        ("https://source.example/", "Sources"),
    ]


def test_a_long_text_is_checked_in_a_moment(admin):
    for number in range(200):
        Term.objects.create(zh_hant=f"用語{number}", en=f"term number {number}")
    rows = [
        {
            "key": str(n),
            "zh-hant": f"第{n}條規定罰款{n}元，自2025年4月24日起生效。" * 3,
            "en": f"Article {n} sets a fine of {n} patacas from 24 April 2025. " * 3,
        }
        for n in range(2, 152)
    ]
    ask(admin, rows[0])
    start = time.process_time()

    answer = ask(admin, *rows)

    assert len(answer.json()["rows"]) == 150
    assert time.process_time() - start < 1.5
    assert module.current_glossary() is module.current_glossary()
