"""The pictures of an imported file are stored, so that its figures can be seen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from briefings.models.draft.briefing import Briefing, Paragraph
from briefings.models.draft.history import Import
from briefings.models.picture import Picture
from briefings.text.markup.figures import digests_in
from tests.briefings.importing.readers.test_figures import END, LAW, TITLE, word
from tests.support import pictures

pytestmark = pytest.mark.django_db
FILE = word(*TITLE, *LAW, (pictures.chart(), "Bars"), *END)


def test_an_uploaded_word_file_brings_its_pictures(client, lawyer):
    client.force_login(lawyer)
    upload = {"file": SimpleUploadedFile("briefing.docx", FILE)}

    page = client.post("/admin/briefings/briefing/import/", upload, follow=True)

    picture = Picture.objects.get()
    assert digests_in(str(Import.objects.get().result)) == {picture.digest}
    assert picture.digest in page.content.decode()
    address = f"/admin/briefings/briefing/pictures/{picture.digest}-480.webp"
    assert client.get(address).status_code == 200


def test_so_does_the_command(tmp_path):
    file = tmp_path / "briefing.docx"
    file.write_bytes(FILE)

    call_command("import_briefing", str(file))

    assert Briefing.objects.count() == 1
    row = Paragraph.objects.get(text_en__contains="(figure:")
    assert digests_in(row.text_en) == {Picture.objects.get().digest}
