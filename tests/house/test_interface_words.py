"""The Chinese interface uses one word for one thing, and no leftover English."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.house.test_architecture import SOURCES

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted(
    (ROOT / "templates").rglob("*.txt")
)
# Names of products, formats and commands, and what a table's columns are called.
LATIN = frozenset(
    [
        # What an administrator reads about the mail server and the settings.
        "STARTTLS",
        "TLS",
        "IP",
        "smtp",
        "imap",
        "imaps",
        "INBOX",
        "ENQUIRY_MAILBOX",
        "ENQUIRY_MAILBOX_DONE",
        "IDENTITY_PROVIDER_ISSUER",
        "OpenID",
        "Connect",
        "tls",
        "ssl",
        "relay",
        "MAIL_FROM",
        "SITE_URL",
        "PRODUCTION",
        "BEHIND_PROXY",
        "yes",
        "run_worker",
        "check_identity_provider",
        "back_up",
        "Word",
        "Excel",
        "CSV",
        "XLSX",
        "JSON",
        "PDF",
        "UTF-8",
        "Mac",
        "Alt",
        "Ctrl",
        "Esc",
        "J",
        "K",
        "PNG",
        "JPEG",
        "WebP",
        "JavaScript",
        "Cookie",
        "Message-ID",
        "Ltd",
        "Limited",
        "Lda.",
        "S.A.",
        "http",
        "https",
        "name@example.com",
        "MAIL_URL",
        "manage.py",
        *("MB", "ZIP", "RAR", "SVG", "HEIC", "OpenDocument", "docx", "xlsx"),
        "confirm_clock",
        "import_briefing",
        "json",
        "Chinese",
        "English",
        "to",
        "avoid",
        "Note",
        "name",
        "client",
        "party",
    ]
)
NOT_WORDS = re.compile(
    r"#[0-9a-f]{6}|%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>|&lt;\w+&gt;|&\w+;|^Y年n月j日 H:i$"
)


def _catalogue() -> Catalog:
    with (ROOT / "locale" / "zh_Hant" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def translated() -> list[str]:
    return [
        side
        for message in _catalogue()
        if message.id
        for side in ([message.string] if isinstance(message.string, str) else message.string)
    ]


def rejected() -> list[str]:
    """The middle column of the glossary's last table."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = glossary.partition("| use | not | for |\n|---|---|---|\n")[2].splitlines()
    return [word for row in rows for word in row.split("|")[2].strip().split("、")]


@pytest.mark.parametrize("word", rejected())
def test_a_rejected_word_is_not_used(word):
    guide = (ROOT / "docs" / "for-lawyers.md").read_text(encoding="utf-8").splitlines()

    assert [text for text in (*translated(), *guide) if word in text] == []


def test_no_english_is_left_in_the_chinese_interface():
    found = {
        text: left
        for text in translated()
        if (left := set(re.findall(r"[A-Za-z][\w.@-]*", NOT_WORDS.sub("", text))) - LATIN)
    }

    assert found == {}


def test_no_words_hide_from_translation_behind_another_name():
    """makemessages finds words only in calls of _ and of the names that Django gives."""
    alias = re.compile(r"\bn?p?gettext(?:_lazy)? as (?!_\b)\w+")
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        for name in alias.findall(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_the_changes_for_lawyers_tell_each_change_once():
    entries = [
        line[:40]
        for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
        if line.startswith("- ")
    ]
    assert sorted(entries) == sorted(set(entries))


def test_no_blank_follows_a_colon_of_full_width():
    """The blank behind an English colon belongs to the words: "Roles: " is 職能：, without one."""
    ends_in_colon = {
        message.id
        for message in _catalogue()
        if isinstance(message.id, str) and str(message.string).rstrip().endswith("：")
    }
    blocks = re.compile(r"\{% blocktranslate [^%]*%\}.*?(:?\{% endblocktranslate %\})", re.DOTALL)
    led = re.compile(
        r"""\{% translate (?P<quote>["'])(?P<id>.*?)(?P=quote) %\}(</\w+>)? """
        r"|:\{% endblocktranslate %\}(</\w+>)? "
        r"|(?:%\}|\}\})(<[^>]+>)?: (?=[{<])"
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TEMPLATES
        for match in led.finditer(blocks.sub(r"\1", path.read_text(encoding="utf-8")))
        if match["id"] is None or match["id"] in ends_in_colon
    ]

    assert found == []
    assert [text for text in translated() if "： " in text] == []
