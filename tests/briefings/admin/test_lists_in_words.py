"""Lists in the admin: called by what they list, and in words where they are empty."""

import lxml.html
import pytest

from briefings.templatetags.list_rows import with_labels
from tests.support.factories import make_area, make_author

pytestmark = pytest.mark.django_db


def test_a_list_is_called_by_what_it_lists(admin_client):
    make_area()
    page = lxml.html.fromstring(admin_client.get("/admin/briefings/practicearea/").text)

    assert page.xpath("string(//h1)") == "執業範疇"
    assert page.findtext(".//title").startswith("執業範疇 |")
    assert [part.text_content() for part in page.xpath("//ol[@class='breadcrumbs']/li")] == [
        "首頁",
        "執業範疇",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "尚無任何項目。"), ("?q=nowhere", "沒有符合條件的項目。 全部顯示")],
)
def test_an_empty_list_says_why_it_is_empty(admin_client, query, words):
    page = lxml.html.fromstring(admin_client.get(f"/admin/briefings/author/{query}").text)

    assert [part.text_content() for part in page.find_class("nothing")] == [words]


def test_results_are_counted_of_a_search_only(admin_client):
    make_author(name_en="Ana Lei")
    spoken = {"accept-language": "en"}

    whole, found = (
        lxml.html.fromstring(
            admin_client.get(f"/admin/briefings/author/{query}", headers=spoken).text
        ).get_element_by_id("changelist-search")
        for query in ("", "?q=Lei")
    )

    assert "result" not in whole.text_content()
    assert found.find_class("quiet")[0].text_content() == "1 result (Show all)"


@pytest.mark.parametrize(
    ("language", "counted"),
    [("en", ["1 person", "2 entries"]), ("zh-hant", ["1 人", "2 項"])],
)
def test_what_is_listed_is_counted_in_words(admin_client, language, counted):
    make_author()
    for slug in ("ip", "tax"):
        make_area(slug)
    spoken = {"accept-language": language}
    pages = [
        lxml.html.fromstring(admin_client.get(f"/admin/briefings/{name}/", headers=spoken).text)
        for name in ("author", "practicearea")
    ]

    assert [page.find_class("paginator")[0][-1].tail.strip() for page in pages] == counted


def test_columns_are_called_by_their_language(admin_client):
    make_author()
    page = admin_client.get("/admin/briefings/author/", headers={"accept-language": "en"}).text

    assert "Name · 繁體中文" in page
    assert "[zh-hant]" not in page


def test_cells_name_their_column_for_screens_without_heads(admin_client):
    make_area()
    page = lxml.html.fromstring(
        admin_client.get("/admin/briefings/practicearea/", headers={"accept-language": "en"}).text
    )

    cells = page.xpath("//table[@id='result_list']/tbody/tr/*")

    labels = [cell.get("data-label") for cell in cells]
    assert (labels[0], "Position" in labels, None in labels[1:]) == (None, True, False)
    [position] = page.xpath("//input[@name='form-0-position']")
    assert position.get("aria-label") == "Position"


def test_a_cell_that_holds_nothing_names_nothing():
    cells = ["<td>-</td>", "<td></td>", '<td class="x">—</td>', "<td><img></td>", "<td>0</td>"]

    named = list(with_labels(cells, [{"text": 'so "called" <i>'}] * len(cells)))

    assert named[:3] == cells[:3]
    label = "So &quot;called&quot; &lt;i&gt;"
    assert named[3:] == [f'<td data-label="{label}"><img></td>', f'<td data-label="{label}">0</td>']
