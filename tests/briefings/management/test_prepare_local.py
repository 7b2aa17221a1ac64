"""`make run` fills an empty database, or leaves it empty for a firm that begins."""

import pytest
from django.core.management import call_command

from briefings.management.commands import prepare_local
from briefings.models.draft.briefing import Briefing

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_demonstration_is_made_unless_it_is_not_wanted(settings, monkeypatch, tmp_path, wanted):
    made = []
    settings.DEMO, settings.LOCAL = wanted, tmp_path
    monkeypatch.setattr(prepare_local, "call_command", lambda name, *_, **__: made.append(name))
    monkeypatch.setattr(prepare_local.Command, "_static_files_changed", lambda _self: False)

    call_command("prepare_local")

    assert ("load_demo" in made, "import_briefing" in made) == (wanted, wanted)
    assert not Briefing.objects.exists()
    assert (tmp_path / "admin-password").exists()
