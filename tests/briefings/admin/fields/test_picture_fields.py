"""The firm's logos and the photographs of its people: uploaded, shown, replaced, kept."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from briefings.drafting.unused_pictures import unused_pictures
from briefings.models.firm import Firm
from briefings.models.people import Author
from briefings.models.picture import Picture
from tests.support.factories import make_author
from tests.support.pictures import photograph, saved

pytestmark = pytest.mark.django_db


def _file(data: bytes, name: str = "picture.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def _posted(admin, address: str, **changes):
    form = admin.get(address).context["adminform"].form
    data = {
        name: "" if form[name].value() is None else form[name].value()
        for name in form.fields
        if not name.endswith("_file") and name not in ("areas", "is_public")
    }
    return admin.post(address, data | changes, follow=True)


def _firm(admin, **changes):
    return _posted(admin, reverse("admin:briefings_firm_change", args=[1]), **changes)


def _author(admin, author, **changes):
    address = reverse("admin:briefings_author_change", args=[author.pk])
    return _posted(admin, address, **changes)


def _logo() -> bytes:
    """A red bar on nothing."""
    made = Image.new("RGBA", (600, 120), (0, 0, 0, 0))
    made.paste((160, 0, 0, 255), (0, 0, 300, 120))
    return saved(made, format="PNG")


def test_a_logo_stands_in_the_masthead_and_one_sees_through_it(admin, client):
    before = client.get("/en/").text

    _firm(admin, logo_file=_file(_logo()), name_en="Lei & Chan")

    after = client.get("/en/").text
    logo = Firm.objects.get().logo
    address = f"/figures/{logo.digest}-480.webp"
    answer = client.get(address)
    assert 'class="plate"' in before
    assert 'class="logo"' not in before
    assert 'class="plate"' not in after
    assert f'<img src="{address}" width="480" height="96" alt="Lei &amp; Chan" lang="en">' in after
    assert "immutable" in answer["Cache-Control"]
    shown = Image.open(io.BytesIO(answer.content)).convert("RGBA")
    assert shown.getpixel((10, 10))[3] == 255
    assert shown.getpixel((470, 10))[3] == 0


def test_a_logo_is_kept_at_the_next_save_and_taken_away_by_its_box(admin, client):
    _firm(admin, logo_file=_file(_logo()), dark_logo_file=_file(photograph(), "dark.jpg"))

    _firm(admin, telephone="+853 2833 1000")
    assert 'class="logo has-dark"' in client.get("/en/").text

    _firm(admin, **{"logo_file-clear": "on"})
    assert Firm.objects.get().logo is None
    assert 'class="plate"' in client.get("/en/").text


@pytest.mark.parametrize("data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"no picture"])
def test_what_is_no_picture_is_refused_in_words(admin, data):
    said = _firm(admin, logo_file=_file(data)).text

    assert "Save it as PNG" in said
    assert not Picture.objects.exists()


def test_a_photograph_is_shown_once_clients_may_see_the_person(admin, client):
    ana = make_author(is_public=False)

    _author(admin, ana, photograph_file=_file(photograph(), "ana.jpg"))

    ana.refresh_from_db()
    address = f"/figures/{ana.photograph.digest}-480.webp"
    assert client.get(address).status_code == 404
    Author.objects.make_public()
    assert client.get(address).status_code == 200
    for page in ("people/", "people/ana-lei/"):
        assert address in client.get(f"/en/{page}").text, page


def test_logos_and_photographs_are_not_erased_as_unused(admin, noon):
    ana = make_author()
    _firm(admin, logo_file=_file(_logo()))
    _author(admin, ana, photograph_file=_file(photograph(), "ana.jpg"))
    later = Picture.objects.latest("stored_at").stored_at + timedelta(days=365)

    assert not unused_pictures(at=later, after=timedelta(days=30)).exists()

    _firm(admin, **{"logo_file-clear": "on"})
    assert unused_pictures(at=later, after=timedelta(days=30)).count() == 1
