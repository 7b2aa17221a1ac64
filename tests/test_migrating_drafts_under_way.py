"""Drafts of an earlier release that may wait for somebody are still found after migrating."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from briefings.models import Briefing

OLD = [("briefings", "0011_search_settings")]


@pytest.mark.django_db(transaction=True)
def test_what_is_not_as_it_was_published_is_under_way_after_migrating(noon):
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(OLD)
    apps = executor.loader.project_state(OLD).apps
    briefings = apps.get_model("briefings", "Briefing").objects
    editions = apps.get_model("briefings", "Edition").objects
    made = {
        title: briefings.create(year=2025, number=number, title_en=title, revision=2)
        for number, title in enumerate(
            ("never published", "as published", "changed since", "published, of no known draft"), 1
        )
    }
    for title, revision in (("as published", 2), ("changed since", 1), (list(made)[3], None)):
        editions.create(
            briefing=made[title],
            number=1,
            revision=revision,
            body="{}",
            digest="0" * 64,
            published_at=noon,
        )

    MigrationExecutor(connection).migrate(newest)

    under_way = Briefing.objects.filter(under_way=True).values_list("title_en", flat=True)
    assert set(under_way) == set(made) - {"as published"}
