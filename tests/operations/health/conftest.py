import pytest

from operations.health import counters


@pytest.fixture
def counting(settings, tmp_path, monkeypatch):
    settings.METRICS_TOKEN = "let-me-in"
    settings.METRICS_FOLDER = tmp_path
    monkeypatch.setattr(counters, "_counters", {})
    return tmp_path
