"""How long the text page takes to open and to save, in server time and in queries.

    python -m tests.benchmarks.editing.opening
    python -m tests.benchmarks.editing.opening --pairs 600 --database postgres://postgres@127.0.0.1/bench

Without --database it makes a SQLite file of its own; a database given must be for this alone.
"""

import argparse
import os
import sys
import tempfile

import django


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or f"sqlite:///{folder}/editor.sqlite3"
        os.environ["DATABASE_URL"] = database
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        os.environ.setdefault("LOG_LEVEL", "WARNING")
        django.setup()
        # Only now is there a Django to import from.
        from tests.benchmarks.editing import long_briefing

        return long_briefing.run(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=150, help="how many pairs, in 12 sections")
    parser.add_argument("--database", default="", help="its address; a SQLite file of its own")
    parser.add_argument("--repeat", type=int, default=15, help="how often each is done")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
