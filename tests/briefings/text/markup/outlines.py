"""What a reader sees of a side, in a form that the browser's code has too.

`tests/static/js/editor/rich/document/texts.json` has texts with their outlines, and the tests of
the editor's rich sides must come to the same outlines. To write it anew:
`python -m tests.briefings.text.markup.outlines`.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from markdown_it.token import Token

from briefings.text.markup.renderer import parse

ROOT = Path(__file__).parents[4]
TEXTS = ROOT / "tests/static/js/editor/rich/document/texts.json"

_BLOCKS = {
    "paragraph": "p",
    "blockquote": "q",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "caption": "caption",
    "tr": "tr",
    "td": "td",
    "th": "th",
    "figure": "figure",
}
_MARKS = {"strong_open": "b", "em_open": "i", "link_open": "a"}
_LEFT_OUT = {"thead", "tbody"}


def outline(source: str) -> str:
    parsed = parse(source)
    blocks = "".join(map(_block, parsed.blocks))
    notes = "".join(f"note({_words(note.children or [])})" for note in parsed.notes.values())
    return blocks + notes


def _block(token: Token) -> str:
    kind = token.type.removesuffix("_open").removesuffix("_close")
    if token.type == "inline":
        return _words(token.children or [])
    if kind in _LEFT_OUT:
        return ""
    if token.nesting < 0:
        return ")"
    if kind in ("td", "th"):
        # A header column is how bold cells or an empty corner are shown, and no kind of cell.
        name = "th" if token.attrGet("scope") == "col" else "td"
        return f"{name}{token.attrGet('class') or ''}("
    if kind == "figure":
        return f"figure{token.meta['figure'].alt}("
    number = token.info if kind == "list_item" and token.markup in (".", ")") else ""
    return f"{_BLOCKS[kind]}{number}("


def _words(children: list[Token]) -> str:
    made: list[tuple[str, str]] = []
    for marks, text in _pieces(children):
        if not text:
            continue
        if made and made[-1][0] == marks:
            made[-1] = (marks, made[-1][1] + text)
        else:
            made.append((marks, text))
    return "".join(f"{marks}[{text}]" if marks else text for marks, text in made)


def _pieces(children: list[Token]) -> Iterator[tuple[str, str]]:
    open_marks: list[str] = []
    for token, following in zip(children, [*children[1:], None], strict=False):
        if token.type in _MARKS:
            open_marks.append("" if _is_bare(token, following) else _MARKS[token.type])
        elif token.nesting < 0:
            open_marks.pop()
        else:
            marks = "".join(sorted(set(open_marks)))
            yield marks, _said(token)


def _is_bare(token: Token, following: Token | None) -> bool:
    """Whether an address stands for itself: such are links without anybody's doing."""
    said = following.content if following else ""
    return bool(token.attrGet("class")) or token.attrGet("href") == f"mailto:{said}"


def _said(token: Token) -> str:
    if "note" in token.meta:
        return f"^{token.meta['note']}^"
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content.replace("\n", " ")


# --- The texts ------------------------------------------------------------------------------------

_CONSTRUCTS = """\
據**《商標法》**第1條，及*例如*《民法典》。
***both*** **a *b* c** _d_ x**y**z 2*3*4 a*b*c __《甲》__乙
[the law](https://bo.io.gov.mo/(a) "title") and https://www.gov.mo/a_b_c*d。 a_b@c.mo
[法律](https://bo.io.gov.mo/法律) [**bold**](mailto:a@b.mo) [bad](javascript:x)
\\*not emphasis\\* &amp; &lt;br&gt; <br> 1\\. a [2023] `code` # not a heading
- a
- b
  - c

  para
- d
====
1. x
1. y

3) z
7) w

* s

- t
====
> quoted
> lines
>
> - list
>
> | a | b |
> | --- | --- |
> | c | d |
====
word[^1] and[^b] again[^1]

[^1]: The *note*
[^b]: 2. Ditto
[^lost]: nobody mentions this
====
Fees, *in MOP*
| | Item | Fee |
| --- | :--- | ---: |
| a | one<br>two | 1 \\| 2 |
| **b** | | 3 |
|not a row
after the table
====
| | |
| --- | --- |
| a | b |
====
![A chart \\[1\\]](figure:{digest}-640x480 "Caption *x*")
====
one
![-](figure:{digest}-640x480)
two
====
\u3000\u3000首行縮排的段落。\u3000
====
a


b  \nc
"""
_PIECES = (
    *("**", "*", "_", "__", "《", "》", "（", "）", "a", "b", "甲", "乙丙", "丁", "。", ", "),
    *("\n", "\n\n", "- ", "1. ", "3) ", "> ", "[", "](https://a.mo/x)", "](", "[^1]"),
    *("\n[^1]: n", "|", " | ", "\n|---|---|\n", "\n| - | :-: |\n", "<br>", "\\", "&amp;", "&"),
    *(
        "<",
        "https://b.mo/a_b",
        "x@y.mo",
        "  ",
        "\t",
        "2",
        "3",
        "!",
        "`",
        "~",
        "# ",
        "---",
        "===",
        "😀",
    ),
)
_SEED, _GENERATED = 20261127, 600


def texts() -> list[str]:
    """Return every construct, and texts that are put together by lot."""
    lot = random.Random(_SEED)
    source = _CONSTRUCTS.replace("{digest}", "0" * 64)
    constructs = [text for part in source.split("====\n") for text in (part.rstrip("\n"),)]
    first, *others = constructs
    generated = ["".join(lot.choices(_PIECES, k=lot.randint(1, 12))) for _ in range(_GENERATED)]
    return [*first.split("\n", 5)[:5], first.split("\n", 5)[5], *others, *generated]


def written() -> str:
    lines = [json.dumps([text, outline(text)], ensure_ascii=False) for text in texts()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    TEXTS.write_text(written(), encoding="utf-8")
