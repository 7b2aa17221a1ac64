"""How many wrong pairs are flagged for review, on damaged documents of every layout.

python -m tests.benchmarks.importing.flagging [--seeds 0-9] [--corpus DIR] [--show LAYOUT]
DIR holds further documents as JSON, in the shape of `import_briefing --json`.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from briefings.importing import read_docx, read_text
from tests.benchmarks.importing.documents import document
from tests.briefings.importing import layouts
from tests.briefings.importing.variations import (
    LAYOUTS,
    WORD_LAYOUTS,
    Variation,
    marks,
    variation,
)

DATA = Path(__file__).parents[2] / "data"


def documents(corpus: Path | None = None) -> list[dict]:
    """What the project has itself, and what else is given."""
    own = [layouts.gold(name) for name in layouts.DOCUMENTS]
    own.append(json.loads((DATA / "seed.expected.json").read_text(encoding="utf-8")))
    own += [document(number, pairs=30) for number in range(3)]
    found = sorted(corpus.glob("*.json")) if corpus else []
    return own + [json.loads(path.read_text(encoding="utf-8")) for path in found]


def read(one: Variation) -> dict:
    door = read_docx if isinstance(one.source, bytes) else read_text
    return door(one.source).to_json()


def shares(count: Counter[str]) -> dict[str, float]:
    wrong = count["wrong"] + count["lone"]
    return {
        "wrong flagged": _share(count["wrong flagged"] + count["lone flagged"], wrong),
        "two-sided": _share(count["wrong flagged"], count["wrong"]),
        "right flagged": _share(count["right flagged"], count["right"], 0.0),
        "f1": _share(2 * count["right"], count["right"] + wrong + count["expected"]),
    }


def _share(part: int, whole: int, otherwise: float = 1.0) -> float:
    return part / whole if whole else otherwise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="0-9")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--show", default="", help="print this layout's wrong pairs not flagged")
    options = parser.parse_args()
    first, _dash, last = options.seeds.partition("-")
    sources = documents(options.corpus)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for layout in (*LAYOUTS, *WORD_LAYOUTS):
        for seed in range(int(first), int(last or first) + 1):
            one = variation(sources, layout, str(seed))
            found = read(one)
            counts[layout] += marks(one, found)
            if options.show == layout:
                _print_missed(one, found)
    for layout, count in counts.items():
        _print(layout, count)
    _print("all", sum(counts.values(), Counter()))
    means = [shares(count) for count in counts.values()]
    print("macro", {key: round(sum(m[key] for m in means) / len(means), 3) for key in means[0]})


def _print(layout: str, count: Counter[str]) -> None:
    found = " ".join(f"{key} {share:.3f}" for key, share in shares(count).items())
    wrong = count["wrong"] + count["lone"]
    print(
        f"{layout:17} {found}  ({wrong} wrong, {count['wrong']} two-sided; {count['right']} right)"
    )


def _print_missed(one: Variation, found: dict) -> None:
    flagged = {(entry["section"], entry.get("paragraph")) for entry in found["review"]}
    truth = {(zh[:12], en[:12]) for zh, en in one.pairs}
    for number, section in enumerate(found["sections"]):
        for place, pair in [(None, section["heading"]), *enumerate(section["paragraphs"])]:
            start = ("".join(pair["zh-hant"].split())[:12], "".join(pair["en"].split())[:12])
            if start not in truth and (number, place) not in flagged and any(start):
                print(one.damage, place, "|", pair["zh-hant"][:70], "|", pair["en"][:90])


if __name__ == "__main__":
    main()
