"""Uploading a picture, and who sees the pictures of drafts."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefings.models.picture import Picture
from briefings.text.markup.figures import figures_in
from tests.support import pictures
from tests.support.factories import make_briefing, pair, section

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/briefings/briefing/pictures/"


@pytest.fixture
def desk(client, lawyer):
    client.force_login(lawyer)
    return client


def uploaded(desk, data: bytes, name: str = "chart.png"):
    return desk.post(UPLOAD, {"picture": SimpleUploadedFile(name, data)})


def test_an_uploaded_picture_is_stored_and_becomes_a_figure(desk):
    answer = uploaded(desk, pictures.chart())

    (figure,) = figures_in(answer.json()["source"])
    assert (figure.width, figure.height, figure.alt) == (1200, 700, "")
    assert Picture.objects.get().digest == figure.digest


def test_the_same_picture_is_stored_once(desk):
    first, second = (uploaded(desk, pictures.chart()).json() for _each in range(2))

    assert first == second
    assert Picture.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "said"), [("en", "SVG pictures can contain programs"), ("zh-hant", "SVG 圖片")]
)
def test_a_refused_file_is_answered_with_the_reason(desk, language, said):
    desk.cookies["django_language"] = language

    answer = uploaded(desk, b"<svg/>", "chart.svg")

    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert not Picture.objects.exists()


def test_a_request_without_a_file_is_answered(desk):
    assert desk.post(UPLOAD).json()["error"]
    assert desk.get(UPLOAD).status_code == 405


def test_only_staff_who_may_change_briefings_can_upload(client, db):
    assert uploaded(client, pictures.chart()).status_code == 302
    client.force_login(User.objects.create_user("reader", is_staff=True))
    assert uploaded(client, pictures.chart()).status_code == 403


def test_staff_see_the_picture_of_a_draft_and_nobody_else_does(desk, client):
    figure = pictures.stored(pictures.chart(), alt="Bars")
    briefing = make_briefing(sections=[section(pair(figure.source(), figure.source()))])
    address = figure.address(UPLOAD)

    page = desk.get(reverse("admin:briefings_briefing_preview", args=[briefing.pk, "parallel"]))
    answer = desk.get(address)

    assert page.content.decode().count(f'src="{address}"') == 2
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "private" in answer["Cache-Control"]
    assert desk.get(figure.address(UPLOAD, width=7)).status_code == 404
    desk.logout()
    assert desk.get(address).status_code == 302
