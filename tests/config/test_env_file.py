"""The environment file means the same however the site is started."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from config import env_file

ROOT = Path(__file__).resolve().parents[2]


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "briefings.env"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("MAIL_FROM=Firm Ltd <a@firm.example>", "Firm Ltd <a@firm.example>"),
        ('MAIL_FROM="Firm Ltd" <a@firm.example>', '"Firm Ltd" <a@firm.example>'),
        ('MAIL_FROM="Firm Ltd <a@firm.example>"', "Firm Ltd <a@firm.example>"),
        ("MAIL_FROM='Firm \"A\" Ltd <a@firm.example>'", 'Firm "A" Ltd <a@firm.example>'),
        ("MAIL_FROM=律師行 & Co. <a@firm.example>", "律師行 & Co. <a@firm.example>"),
        ("SECRET_KEY=a$b$$c${d}`e`&f#g\\n\\", "a$b$$c${d}`e`&f#g\\n\\"),
        ("SECRET_KEY=#begins", "#begins"),
        ("SECRET_KEY='with blank # and hash'", "with blank # and hash"),
        ("SECRET_KEY=it's", "it's"),
        ("SECRET_KEY=a=b", "a=b"),
        ("  SECRET_KEY=  blanks around \t", "blanks around"),
        ("SECRET_KEY=", ""),
        ("SECRET_KEY=''", ""),
        ("SECRET_KEY=windows\r", "windows"),
    ],
)
def test_a_value_is_what_stands_after_the_equals_sign(tmp_path, line, value):
    read = env_file.read(written(tmp_path, f"# a comment\n\n{line}\n"))

    assert list(read.values()) == [value]


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1
    ).filter(lambda value: value[0] not in "'\"")
)
def test_a_password_of_any_characters_needs_no_quotes(tmp_path_factory, value):
    file = written(tmp_path_factory.mktemp("env"), f"SECRET_KEY={value}\n")

    assert env_file.read(file) == {"SECRET_KEY": value}


def test_a_file_of_windows_with_its_mark_is_read(tmp_path):
    assert env_file.read(written(tmp_path, "A=1\r\nB=2\r\n", "utf-8-sig")) == {"A": "1", "B": "2"}


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("hidden-secret", "Begin comments with #"),
        ("export SECRET_KEY=hidden-secret", "Remove the word export"),
        ("SECRET_KEY = hidden-secret", "no blank before ="),
        ("1KEY=hidden-secret", "letters, digits and _"),
        ('SECRET_KEY="hidden-secret', "Close it or leave it out"),
        ('SECRET_KEY="hidden"secret"', "other kind of quotes"),
        ("PORT=8000 # hidden-secret", "on a separate line"),
        ("SECRET_KEY=hidden\x00secret", "Remove it"),
        ("FIRST=hidden-secret", "Remove one of the lines"),
        ("ENV_FILE=/other", "Remove ENV_FILE"),
    ],
)
def test_a_mistake_names_file_line_and_remedy_but_no_value(tmp_path, line, remedy):
    file = written(tmp_path, f"# comment\nFIRST=1\n{line}\n")

    with pytest.raises(ImproperlyConfigured) as refused:
        env_file.read(file)

    assert str(refused.value).startswith(f"{file}, line 3: ")
    assert remedy in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"nowhere.* cannot be read"):
        env_file.read(tmp_path / "nowhere")
    with pytest.raises(ImproperlyConfigured, match="Save it as UTF-8"):
        env_file.read(written(tmp_path, "MAIL_FROM=律師行", "big5"))


def test_what_the_process_was_given_itself_comes_first(tmp_path):
    file = written(tmp_path, "PORT=1\nSECRET_KEY=of the file\nLOG_LEVEL=INFO\n")
    environment = {"ENV_FILE": str(file), "PORT": "2", "SECRET_KEY": ""}

    env_file.load(environment)

    assert environment["PORT"] == "2"
    assert environment["SECRET_KEY"] == ""
    assert environment["LOG_LEVEL"] == "INFO"


def test_without_a_file_nothing_changes():
    environment = {"PORT": "2"}

    env_file.load(environment)

    assert environment == {"PORT": "2"}


def test_the_example_can_be_read():
    values = env_file.read(ROOT / ".env.example")

    assert values["PRODUCTION"] == "no"
    assert "ENV_FILE" not in values


def test_the_settings_are_read_from_the_file(tmp_path):
    file = written(
        tmp_path,
        "MAIL_FROM=Firm & Co. Ltd <a@firm.example>\nMAIL_URL=smtp://u:a$b'c@mail.firm.example:25\n"
        f"LOCAL_FOLDER={tmp_path}/local\n",
    )
    script = (
        "from django.conf import settings as s;"
        "print(s.DEFAULT_FROM_EMAIL, s.MAILERS['default']['OPTIONS']['password'], s.LOCAL)"
    )

    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"ENV_FILE": str(file), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
    )

    assert run.stdout.strip() == f"Firm & Co. Ltd <a@firm.example> a$b'c {tmp_path}/local", (
        run.stderr
    )


OTHERS_READ_IT = re.compile(
    r"^EnvironmentFile=|env_file:|(?:^|\s)\. /etc/\S+\.env|source .*\.env", re.M
)


@pytest.mark.parametrize(
    "file", ["compose.yaml", "docs/operating.md", *map(str, (ROOT / "docs/operating").iterdir())]
)
def test_nobody_but_the_program_reads_the_file(file):
    text = (ROOT / file).read_text(encoding="utf-8")

    assert not OTHERS_READ_IT.search(text)
