import logging

import pytest

from operations.web.capacity import refusals


@pytest.mark.parametrize(
    ("method", "english", "chinese"),
    [
        ("get", "this page could not be shown", "未能顯示本頁"),
        ("post", "what you sent was not received", "剛才送出的內容未獲接收"),
    ],
)
def test_who_comes_in_a_crowd_is_told_in_words_when_to_come_again(client, method, english, chinese):
    for language, words in (("en", english), ("zh-hant", chinese)):
        answer = getattr(client, method)(f"/{language}/contact/", **{refusals.MARK: 503})

        assert (answer.status_code, answer["Retry-After"]) == (503, "10")
        assert answer["Cache-Control"] == "no-store"
        assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "too long or cannot be read"),
        (411, "too long or cannot be read"),
        (413, "larger than this site accepts"),
    ],
)
def test_a_body_that_was_not_taken_is_answered_with_its_status_and_words(client, status, words):
    answer = client.post("/en/contact/", **{refusals.MARK: status})

    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_refusal_has_the_headers_of_every_answer_and_asks_no_database(client):
    # Without the fixture `db`, a query would raise.
    answer = client.get("/en/", **{refusals.MARK: 503})

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Request-ID"]


def test_a_refusal_is_no_error_that_somebody_is_called_for(client, monkeypatch, caplog):
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)  # so that caplog hears it

    client.post("/en/contact/", **{refusals.MARK: 503})

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_client_cannot_have_itself_refused_by_a_header(client, db):
    answer = client.get("/en/contact/", headers={"config-refused": "503"})

    assert answer.status_code == 200


def test_a_file_that_does_not_exist_is_refused_without_the_database(client):
    answer = client.get("/static/nothing/here.css")

    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain")
