"""Error pages: in the language of the address or the visitor, in both when neither is known."""

import lxml.html
import pytest
from django.test import Client

from operations.web.capacity import refusals

ENGLISH, CHINESE, SIMPLIFIED = "Please try again in a moment", "請稍候再試", "请稍候再试"


def page(client: Client, address: str, status: int = 503, **more):
    response = client.get(address, **{refusals.MARK: status}, **more)
    assert response.status_code == status
    return lxml.html.fromstring(response.content.decode())


def headings(root) -> dict[str, str]:
    """The headings by the language that the markup gives them."""
    return {
        heading.xpath("ancestor::*[@lang][1]/@lang")[0]: heading.text_content()
        for heading in root.xpath("//h1")
    }


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/en/contact/", {"en": ENGLISH}),
        ("/zh-hant/contact/", {"zh-Hant-HK": CHINESE}),
        ("/zh-hans/contact/", {"zh-Hans": SIMPLIFIED}),
    ],
)
def test_an_error_page_is_in_the_language_of_its_address(client, address, expected):
    root = page(client, address, headers={"accept-language": "fr, zh-HK, en"})

    assert headings(root) == expected
    assert root.get("lang") in expected
    assert root.xpath("//title")[0].text in expected.values()
    assert [link.get("href") for link in root.xpath("//main//a")] == [f"/{address.split('/')[1]}/"]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("en-GB,en;q=0.9", {"en": ENGLISH}),
        ("zh-HK,zh;q=0.9,en;q=0.8", {"zh-Hant-HK": CHINESE}),
        ("zh-CN", {"zh-Hans": SIMPLIFIED}),
        ("pt-PT,zh;q=0.5", {"en": ENGLISH}),
    ],
)
def test_without_a_language_in_the_address_the_browser_says_it(client, accepted, expected):
    assert headings(page(client, "/admin/", headers={"accept-language": accepted})) == expected


def test_the_language_that_somebody_chose_counts_more_than_that_of_the_browser(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert headings(page(client, "/admin/", headers={"accept-language": "zh-HK"})) == {
        "en": ENGLISH
    }


@pytest.mark.parametrize("accepted", ["", "*", "fr", "x" * 5000, "zh;q=0"])
def test_both_languages_stand_side_by_side_when_none_is_known(client, accepted):
    root = page(client, "/admin/", headers={"accept-language": accepted})

    assert headings(root) == {"zh-Hant-HK": CHINESE, "en": ENGLISH}
    assert root.xpath("//title")[0].text == f"{CHINESE} · {ENGLISH}"
    # Each language has its own way on, and no button speaks two languages.
    buttons = root.xpath("//section[@lang]//a[@class='button']")
    assert [button.text for button in buttons] == ["返回首頁", "Home page"]


@pytest.mark.parametrize(
    ("status", "english"),
    [(400, "too long or cannot be read"), (411, "too long or cannot be read"), (413, "Too much")],
)
def test_a_body_that_was_not_taken_has_a_page_in_one_language(client, status, english):
    root = page(client, "/en/contact/", status)

    assert english in root.text_content()
    assert len(headings(root)) == 1
