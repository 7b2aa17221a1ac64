"""A load that is killed at any moment and repeated creates each document once and whole."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time

import psycopg
import pytest

from tests.support.factories import document
from tests.support.patience import PATIENCE
from tests.support.processes import ROOT, environment, manage

DOCUMENTS = 720


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "archive.jsonl"
    titles = [{"zh-hant": f"第{number}篇", "en": f"No. {number}"} for number in range(DOCUMENTS)]
    path.write_text("".join(json.dumps(document(title=title)) + "\n" for title in titles))
    return path


def test_a_killed_load_is_repeated_until_each_document_is_there_once(
    tmp_path, migrated_database, archive
):
    with migrated_database(tmp_path, "killed") as database:
        env = environment(tmp_path, database)
        command = [sys.executable, "manage.py", "load_briefings", str(archive), "--publish"]
        chance = random.Random(7)
        counts = []
        for _time in range(3):
            started = counted(database)
            process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
            until = time.monotonic() + PATIENCE
            while counted(database) == started and time.monotonic() < until:
                time.sleep(0.02)
            time.sleep(chance.random() * 0.3)
            process.send_signal(signal.SIGKILL)
            process.wait()
            counts.append(counted(database))

        manage("load_briefings", str(archive), "--publish", env=env)
        manage("load_briefings", str(archive), "--publish", env=env)

        assert 0 < counts[0] < DOCUMENTS, "it was killed amidst its work"
        for table in ("briefing", "edition", "listing", "searchentry", "draftversion"):
            assert counted(database, table) == DOCUMENTS
        assert counted(database, "paragraph") == DOCUMENTS * pairs_of(archive)
        manage("verify_editions", env=env)


def counted(database: str, table: str = "briefing") -> int:
    question = f"SELECT count(*) FROM briefings_{table}"
    if database.startswith("sqlite"):
        connection = sqlite3.connect(database.removeprefix("sqlite:///"), timeout=PATIENCE)
    else:
        connection = psycopg.connect(database)
    try:
        return connection.execute(question).fetchone()[0]
    finally:
        connection.close()


def pairs_of(archive) -> int:
    first = json.loads(archive.read_text().splitlines()[0])
    return sum(len(section["paragraphs"]) for section in first["sections"])
