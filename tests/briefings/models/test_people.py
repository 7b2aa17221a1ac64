"""Authors while several publications name them at once."""

import threading

import pytest
from django.db import connection, transaction

from briefings.models.draft.briefing import Byline
from briefings.models.people import Author
from tests.support.factories import make_briefing


@pytest.mark.django_db(transaction=True)
def test_a_publication_does_not_wait_for_another_that_publishes_the_same_author():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time.")
    author = Author.objects.create(slug="ana", name_en="Ana Lei", name_zh_hant="")
    briefing = make_briefing(authors=[])
    failed: list[Exception] = []

    def name_the_author() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '3s'")
                Byline.objects.create(briefing=briefing, author=author)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        Author.objects.all().make_public()
        other = threading.Thread(target=name_the_author)
        other.start()
        other.join()

    assert failed == []
    assert Author.objects.get().is_public
