import pytest

from tests.support.factories import make_area

pytestmark = pytest.mark.django_db


def answer(client, typed: str, language: str = "en"):
    return client.get(f"/{language}/suggest/", {"q": typed})


def test_each_suggestion_has_its_kind_language_and_address(client, edition):
    make_area()

    assert answer(client, "知識", "zh-hans").json() == {
        "suggestions": [
            {
                "text": "知识产权",
                "lang": "zh-Hans",
                "kind": "执业范畴",
                "url": "/zh-hans/areas/ip/",
            }
        ],
        "announcement": "1 项建议",
    }
    (title,) = answer(client, "trade").json()["suggestions"]
    assert client.get(title["url"]).status_code == 200


def test_the_answer_is_the_same_for_everybody_and_may_be_kept_with_its_tag(client, edition):
    first = answer(client, "trade")

    assert "public" in first["Cache-Control"]
    assert "Cookie" not in first.get("Vary", "")
    assert first["X-Robots-Tag"] == "noindex"
    again = client.get("/en/suggest/?q=trade", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert client.post("/en/suggest/").status_code == 405


def test_without_a_query_there_is_nothing_to_suggest(client, edition):
    assert client.get("/en/suggest/").json()["suggestions"] == []
