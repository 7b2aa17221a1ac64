"""How production names static files."""

from config import settings
from operations.web.static_files.storage import Storage


def test_production_names_static_files_and_their_imports_by_digests():
    assert settings.STORAGES["staticfiles"]["BACKEND"] == f"{Storage.__module__}.{Storage.__name__}"
