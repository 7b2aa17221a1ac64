"""Signs of the symbol fonts as Unicode: Word stores them as numbers of a font."""

import re

# Replaces a sign that is not known: the printers' mark for a missing type.
UNKNOWN = "〓"
# Where Word puts the signs of symbol fonts in the private area of Unicode.
_BASE = 0xF000
_FONT = re.compile(r"^(symbol|wingdings(?: [23])?|webdings|zapfdingbats)\b", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def _from(start: int, signs: str) -> dict[int, str]:
    return {start + place: sign for place, sign in enumerate(signs) if sign != "\0"}


_SYMBOL = (
    _from(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?")
    | _from(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
    | _from(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
    | _from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…")
    | _from(0xBF, "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑")
    | _from(0xF1, "〉∫")
)
_WINGDINGS = (
    _from(0x20, " ✏✂✁\0\0\0\0☎✆✉")
    | _from(0x36, "⌛⌨")
    | _from(
        0x3F, "✍\0✌\0👍👎☜☞☝☟✋☺😐☹💣☠⚐\0✈☼💧❄\0✞\0✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□□❑❒⬧⧫◆❖⬥⌧⮹⌘"
    )
    | _from(0x7C, "❁“”")
    | _from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _from(0x9E, "·•▪○○○◉◎○▪□\0✦★✶✴✹✵")
    | {0xC3: "◁", 0xC4: "▷", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xE8: "➔"}
    | _from(0xDF, "←→↑↓↖↗↙↘")
    | _from(0xEF, "⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂▭▫✗✓☒☑")
)
# The boxes of forms.
_WINGDINGS |= {0x6F: "☐", 0x71: "☐", 0xA8: "☐"}
_WINGDINGS_2 = (
    {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"}
    | _from(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | {0x95: "●", 0x96: "●", 0x97: "●", 0x98: "●"}
)
_WINGDINGS_3 = {0x7D: "▶", 0x75: "▶", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x22: "→", 0x21: "←",
                0x22 + 1: "↑", 0x22 + 2: "↓", 0x84: "▶"}  # fmt: skip
_WEBDINGS = {0x61: "✔", 0x72: "✘", 0x63: "□", 0x67: "■", 0x34: "▶", 0x33: "◀", 0x35: "▲", 0x36: "▼",
             0x3D: "■", 0x6E: "●", 0xC8: "▲"}  # fmt: skip
_TABLES = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
# Without a font that is known: only bullets, boxes, ticks and arrows. A sign that could mean
# something else in another font is not guessed.
_UNNAMED = {
    place: _WINGDINGS[place]
    for place in (0x6F, 0x71, 0xA7, 0xA8, 0xD8, 0xE0, 0xFB, 0xFC, 0xFD, 0xFE)
} | {0x52: "☑", 0xB7: "•"}


def symbol_font(name: str) -> str:
    """The symbol font that a name means, or nothing."""
    match = _FONT.match(name.strip(" \"'"))
    return match[1].lower() if match else ""


def in_font(text: str, font: str) -> str:
    """Text set in a symbol font, as what the reader sees."""
    table = _TABLES.get(font)
    if table is None:
        return without_private(text)
    return "".join(_sign(letter, table) for letter in text)


def private_in_font(text: str, font: str) -> str:
    """Text of which only the characters of the private area are signs of the font."""
    table = _TABLES.get(font, _UNNAMED)
    return _PRIVATE.sub(lambda match: _sign(match[0], table), text)


def without_private(text: str) -> str:
    """Text whose signs of a forgotten symbol font have become characters."""
    return private_in_font(text, "")


def _sign(letter: str, table: dict[int, str]) -> str:
    number = ord(letter)
    if number > 0xFF and not _PRIVATE.match(letter):
        return letter
    known = table.get(number - _BASE if number >= _BASE else number)
    return known or (letter if letter.isspace() else UNKNOWN)
