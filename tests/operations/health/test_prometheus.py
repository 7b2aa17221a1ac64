"""The shipped prometheus.yml, tried with Prometheus itself against a server as in production."""

import json
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest

from config.serve import APPLICATION, WEB_SERVER
from tests.support.patience import PATIENCE
from tests.support.processes import ROOT, environment, fetch, free_port

pytestmark = pytest.mark.skipif(
    not (shutil.which("prometheus") and shutil.which("promtool")),
    reason="Prometheus is not installed",
)
SHIPPED = ROOT / "docs/operating/prometheus.yml"
NAME = "briefings.firm.example"
PRODUCTION = {
    "PRODUCTION": "yes",
    "BEHIND_PROXY": "yes",
    "SECRET_KEY": "only-for-tests-" * 5,
    "ALLOWED_HOSTS": NAME,
    "SITE_URL": f"https://{NAME}",
    "MAIL_URL": "smtp://127.0.0.1:1",
    "MAIL_FROM": "briefings@firm.example",
    "METRICS_TOKEN": "let-me-in",
}


def test_what_is_shipped_is_a_configuration(tmp_path):
    _configured(tmp_path, port=8001)

    run = subprocess.run(
        ["promtool", "check", "config", tmp_path / "prometheus.yml"], capture_output=True, text=True
    )

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.one_database
def test_prometheus_reads_the_figures_of_a_web_process(tmp_path, migrated_database):
    port, own = free_port(), free_port()
    _configured(tmp_path, port=port)
    with migrated_database(tmp_path) as database:
        web = [sys.executable, "-m", *WEB_SERVER, APPLICATION, "--workers", "1"]
        web += ["--host", "127.0.0.1", "--port", str(port)]
        collector = ["prometheus", f"--config.file={tmp_path}/prometheus.yml"]
        collector += [f"--storage.tsdb.path={tmp_path}/data", "--log.level=error"]
        collector += [f"--web.listen-address=127.0.0.1:{own}"]
        env = environment(tmp_path, database, **PRODUCTION)
        processes = [subprocess.Popen(command, cwd=ROOT, env=env) for command in (web, collector)]
        try:
            target = _target(f"http://127.0.0.1:{own}")
            _status, found = fetch(f"http://127.0.0.1:{own}/api/v1/query?query=briefings_editions")
        finally:
            for process in processes:
                process.terminate()
                process.wait(PATIENCE)

    assert (target["health"], target["lastError"]) == ("up", "")
    assert json.loads(found)["data"]["result"][0]["value"][1] == "0"


def _configured(folder, port: int) -> None:
    """The shipped configuration except for the port, the token's path and the intervals."""
    token = folder / "token"
    token.write_text(PRODUCTION["METRICS_TOKEN"])
    text = SHIPPED.read_text()
    for shipped, here in (
        ("127.0.0.1:8001", f"127.0.0.1:{port}"),
        ("/etc/prometheus/briefings-token", str(token)),
        ("scrape_interval: 30s", "scrape_interval: 1s"),
    ):
        assert shipped in text
        text = text.replace(shipped, here)
    (folder / "prometheus.yml").write_text(text)


def _target(prometheus: str) -> dict:
    """Return Prometheus's report on its target once it is up, or what was last said."""
    found = {"health": "not asked", "lastError": ""}
    until = time.monotonic() + PATIENCE
    while found["health"] != "up" and time.monotonic() < until:
        time.sleep(0.5)
        try:
            with urllib.request.urlopen(f"{prometheus}/api/v1/targets", timeout=PATIENCE) as answer:
                targets = json.load(answer)["data"]["activeTargets"]
        except OSError:
            continue
        found = targets[0] if targets else found
    return found
