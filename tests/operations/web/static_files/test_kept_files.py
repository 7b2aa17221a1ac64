"""Files of other releases are served beside this release's own."""

from contextlib import closing
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from operations.web.static_files.kept_files import StaticFiles

# A closed answer ends a request, and with it the connection to the database.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OLD, NEW = "css/site.0123456789ab.css", "css/site.ba9876543210.css"


@pytest.fixture
def kept(settings, tmp_path) -> Path:
    """The folder of all releases, with the files of an older one; this release's own is apart."""
    folder, own = tmp_path / "kept", tmp_path / "own"
    settings.STATIC_ROOT, settings.STATIC_FOLDER = str(own), str(folder)
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    put(own, "css/site.css", "own")
    put(folder, OLD, "old")
    return folder


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="ascii")


def server() -> StaticFiles:
    return StaticFiles(lambda request: HttpResponse("no such file", status=404))


def asked(files: StaticFiles, path: str) -> tuple[int, bytes]:
    with closing(files(RequestFactory().get(f"/static/{path}"))) as answer:
        return answer.status_code, b"".join(answer)


def test_a_page_of_an_older_release_finds_its_style(kept):
    assert asked(server(), OLD) == (200, b"old")


def test_a_page_of_a_newer_release_finds_its_style_at_an_old_process(kept):
    running = server()
    assert asked(running, NEW)[0] == 404

    put(kept, NEW, "new")

    assert asked(running, NEW) == (200, b"new")


def test_they_may_be_kept_by_browsers_for_ever(kept):
    with closing(server()(RequestFactory().get(f"/static/{OLD}"))) as answer:
        assert "immutable" in answer["Cache-Control"]


def test_this_releases_own_files_come_first(kept):
    put(kept, "css/site.css", "of some release")

    assert asked(server(), "css/site.css") == (200, b"own")


@pytest.mark.parametrize(
    "path",
    [
        "css/../../secret.0123456789ab.css",
        "/etc/secret.0123456789ab.css",
        ".hidden/secret.0123456789ab.css",
        "css/plain.css",
        "css/\x00.0123456789ab.css",
    ],
)
def test_only_named_by_their_digest_and_never_outside(kept, path):
    put(kept, "css/plain.css", "x")
    put(kept, ".hidden/secret.0123456789ab.css", "x")
    put(kept.parent, "secret.0123456789ab.css", "x")

    assert asked(server(), path)[0] == 404


def test_without_a_folder_only_this_releases_own_files_are_served(kept, settings):
    settings.STATIC_FOLDER = ""

    assert asked(server(), OLD)[0] == 404
