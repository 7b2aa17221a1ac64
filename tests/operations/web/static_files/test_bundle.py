"""The files that large pages ask for, joined of small ones."""

import os
import re

import brotli
import pytest

from operations.web.static_files import bundle


@pytest.fixture
def static(settings, tmp_path):
    """A folder of parts, which are joined into another."""
    settings.BASE_DIR = tmp_path / "source"
    for name in (*bundle.BUNDLES["css/site.css"][0], *bundle.BUNDLES["js/site.js"][0]):
        part = settings.BASE_DIR / "static" / name
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("const same = 1;\n" if name.endswith("js") else "/* x */ a { b: c; }\n")
    return settings.BASE_DIR / "static"


def test_every_script_keeps_its_names_to_itself(static, tmp_path):
    made = bundle.make(tmp_path, "js/site.js").read_text()

    assert made.split() == ["{const", "same=1;}"] * len(bundle.SCRIPTS)


def test_a_shortened_selector_means_the_same():
    style = "@layer x {\n  /* names */\n  .a :lang(zh),\n  .a > :is(b, c) {\n    d: e f;\n  }\n}\n"

    assert bundle.shortened(style) == "@layer x{.a :lang(zh),.a > :is(b,c){d: e f;}}"


def test_the_scripts_of_the_text_page_and_of_the_review_are_one_each(tmp_path):
    for name in ("js/text_page.js", "js/import_review.js"):
        made = bundle.make(tmp_path, name).read_text()

        assert re.findall(r"^import .*", made, re.M) == [
            next(
                line
                for line in made.splitlines()
                if line.endswith(' from "./vendor/rich_text.js";')
            )
        ]
        assert not re.search("^export ", made, re.M)


def test_what_every_page_of_clients_loads_stays_light(tmp_path):
    """With these a briefing of 14 paragraphs in parallel weighs less than 20 kB in all."""
    files = [bundle.make(tmp_path, name).read_bytes() for name in bundle.SITE]

    assert sum(len(brotli.compress(file)) for file in files) < 10_500


def test_a_joined_file_is_made_anew_when_a_part_is_newer(static, tmp_path):
    made = bundle.make(tmp_path, "css/site.css")
    assert made.read_text() == "a{b: c;}" * len(bundle.STYLES)

    part = static / "css" / "print.css"
    part.write_text("d { e: f; }")
    os.utime(part, (made.stat().st_mtime + 10,) * 2)

    assert bundle.make(tmp_path, "css/site.css").read_text().endswith("d{e: f;}")
