"""Han characters that a PDF names as radicals: most fonts draw both with one picture.

A copy then has ⽤ (the radical, U+2F64) for 用, and no search finds the word.
"""

import re
import unicodedata

_RADICAL = re.compile("[\u2e80-\u2fd5]")
# The Kangxi radicals, each of which Unicode itself equates with a character.
_KANGXI = {number: unicodedata.normalize("NFKC", chr(number)) for number in range(0x2F00, 0x2FD6)}
# Of the supplement only these are drawn like a character that stands alone.
_OTHERS = (
    "⺁厂⺄乙⺊卜⺎兀⺐尢⺒巳⺛旡⺜日⺝月⺟母⺠民⺬示⺸羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻋车⻑長⻓长⻔门⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_CHARACTERS = _KANGXI | dict(zip(map(ord, _OTHERS[::2]), _OTHERS[1::2], strict=True))


def as_characters(text: str) -> str:
    """Return the text with the Han character in place of each radical that stands for one."""
    return text.translate(_CHARACTERS) if _RADICAL.search(text) else text
