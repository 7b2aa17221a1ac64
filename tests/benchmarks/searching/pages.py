"""What a page of results costs among many briefings, on SQLite or PostgreSQL.

    python -m tests.benchmarks.searching.pages --count 10000
    python -m tests.benchmarks.searching.pages --count 10000 --database postgres://postgres@127.0.0.1/bench

Without --database it makes a SQLite file of its own; a database given must be for this alone.
"""

import argparse
import os
import sys
import tempfile

import django

# (what it shows, the query, filters); {reference}, {author} and {year} are those of one briefing.
QUERIES = [
    ("in half of all", "商標", {}),
    ("the same in Simplified", "商标", {}),
    ("common phrase", "知識產權", {}),
    ("in nearly all", "澳門", {}),
    ("one character", "稅", {}),
    ("one character, in nearly all", "法", {}),
    ("rare name", "歐陽天龍", {}),
    ("law by number", "第8/2005號法律", {}),
    ("article", "第123條", {}),
    ("common words out of order", "僱員合同", {}),
    ("two words", "商標 續期", {}),
    ("four words", "專利 上訴 橫琴 法院", {}),
    ("whole sentence", "違者除須承擔民事責任外，亦可能構成犯罪。", {}),
    ("English, in nearly all", "company", {}),
    ("English stem", "registrations", {}),
    ("English words", "trade mark renewal", {}),
    ("English phrase", '"trade mark"', {}),
    ("English sentence", '"may be transferred to the employer only with the approval of"', {}),
    ("two languages", "商標 infringement Hengqin", {}),
    ("reference", "{reference}", {}),
    ("in one area", "商標", {"area": "tax"}),
    ("by one author, in one year", "company", {"author": "{author}", "year": "{year}"}),
    ("nowhere", "hippopotamus", {}),
    ("nowhere together", "商標 hippopotamus", {}),
]


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or f"sqlite:///{folder}/search.sqlite3"
        os.environ["DATABASE_URL"] = database
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ.setdefault("LOG_LEVEL", "WARNING")
        django.setup()
        # Only now is there a Django to import from.
        from tests.benchmarks.searching import in_django

        return in_django.run(options, QUERIES)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000, help="how many briefings")
    parser.add_argument("--database", default="", help="its address; a SQLite file of its own")
    parser.add_argument("--repeat", type=int, default=5, help="how often each query is asked")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
