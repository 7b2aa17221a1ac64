"""Regenerate briefings/search/index/fold_table.py, which maps variant characters to one form."""

from pathlib import Path

import opencc
from django.core.management.base import BaseCommand

import briefings

# The blocks with Traditional characters for which OpenCC has a Simplified form.
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
# Variants of one meaning, or characters that OpenCC distinguishes only by context.
SAME = {
    "著": "着",
    "覆": "复",
    "徵": "征",
    "乾": "干",
    "瞭": "了",
    "藉": "借",
    "鍾": "钟",
    "彷": "仿",
}
HEAD = '''"""Traditional and variant characters, and the one character each is found under.

Made by `manage.py make_fold_table` from OpenCC; not written by hand.
"""

# ruff: noqa: E501
FROM = "{keys}"
TO = "{values}"
'''


class Command(BaseCommand):
    help = "Regenerate the table by which search folds Chinese characters (needs no database)."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        table = fold_table()
        target = Path(briefings.__file__).parent / "search" / "fold_table.py"
        text = HEAD.format(keys="".join(table), values="".join(table.values()))
        target.write_text(text, encoding="utf-8")
        self.stdout.write(f"{target}: {len(table)} characters.")


def fold_table() -> dict[str, str]:
    """Return a map of character to character, in which no value is a key."""
    first = {}
    converters = [opencc.OpenCC(name) for name in ("s2t", "tw2s", "hk2s")]
    for start, end in BLOCKS:
        for code in range(start, end + 1):
            simplified = chr(code)
            for converter in converters:
                simplified = _end_of_chain(converter.convert(simplified), simplified)
            if simplified != chr(code):
                first[chr(code)] = simplified
    first |= SAME
    for stays in set(SAME.values()):
        first.pop(stays, None)
    return {key: value for key in first if (value := _settled(key, first)) != key}


def _end_of_chain(converted: str, before: str) -> str:
    return converted if len(converted) == 1 else before


def _settled(character: str, table: dict[str, str]) -> str:
    """Return the last character of a chain in the table; of a cycle, the smallest."""
    seen = []
    while character in table and character not in seen:
        seen.append(character)
        character = table[character]
    return min(seen[seen.index(character) :]) if character in seen else character
