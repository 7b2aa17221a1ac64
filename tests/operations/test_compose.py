"""compose.yaml and the Dockerfile, as far as they can be checked without an engine."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
INSTALL = OPERATING.split("## Install with Docker")[1].split("\n## ")[0]


def test_the_account_in_the_image_is_in_the_group_that_may_read_the_environment_file():
    [group] = re.findall(r"install -m 640 -g (\d+) .*briefings\.env", INSTALL)
    [owner] = re.findall(r"install -d -o (\d+) -g \d+ -m 700 backups", INSTALL)

    assert f"groupadd --gid {group} briefings" in DOCKERFILE
    assert f"useradd --uid {owner} --gid {group} " in DOCKERFILE


def parts(text: str, indent: str) -> dict[str, str]:
    """The lines below each key with this indentation."""
    found = re.split(rf"^{indent}([\w-]+):.*\n", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


SHARED = parts(COMPOSE, "")
SERVICES = parts(SHARED["services"], "  ")


def test_the_image_is_built_once():
    """Five builds of one name give five images: the next `up` would replace every container."""
    assert COMPOSE.count("build:") == 1
    assert "    build: .\n" in SERVICES["migrate"]


def test_every_container_of_the_product_has_bounded_memory_and_logs():
    shared = SHARED["x-product"]

    assert "mem_limit: 1500m" in shared  # MemoryMax of the units
    assert "read_only: true" in shared
    for lines in (shared, SERVICES["proxy"], SERVICES["database"]):
        assert "logging: *logging" in lines


def test_the_database_is_ready_only_when_it_answers_by_tcp():
    """While the image makes the database, a server without TCP answers on the socket."""
    assert "pg_isready --host 127.0.0.1 " in SERVICES["database"]


def test_the_log_of_the_database_quotes_nothing_that_was_typed():
    said = OPERATING.split("PostgreSQL's log quotes")[1].split("\n\n")[0]

    for setting in re.findall(r"`(log_\w+ = \w+)`", said):
        assert setting.replace(" ", "") in SERVICES["database"]


def test_only_what_answers_by_http_is_asked_for_its_health():
    """`up --wait` refuses a service without a health check of its own if the image has one."""
    assert "HEALTHCHECK" not in DOCKERFILE
    assert "config.healthcheck" in SHARED["x-web"]
    assert "disable: true" not in COMPOSE


def test_no_web_process_is_restarted_in_place():
    """`restart` ended a process twice in Docker 20.10: by its restart policy it was back too soon."""
    assert "docker compose restart" not in OPERATING
    assert INSTALL.count("touch /tmp/leaving; sleep 3\n    docker compose up --detach --wait") == 2
