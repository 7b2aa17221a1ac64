"""Tell the decimal points of Chinese numerals from the stops of list numbers."""

import re

from briefings.checking.parity.values.currencies import CHINESE
from briefings.text.numerals import ANY_HAN_NUMERAL

UNIT = (
    r"\s*(?:[日天年月週周歲時分秒名人位個項款條種次倍級類宗件份間家所部組批篇頁字句期屆步輪國省市區戶座層樓台輛張隻公里噸]"
    r"|小時|分鐘|星期|季度|方面|者|以[上下]|[餘多]|或以上)"
)
_ONE = f"[{ANY_HAN_NUMERAL}]"
_SUM = rf"{_ONE}*[萬億万亿]|{_ONE}+(?:元|圓|倍|成|{CHINESE})"
# 七．五 is 7.5, and so is 七.五 before a unit or behind 百分之. At the start of a line, 二.五名董事
# is the second item, and only a sum has decimals: 七．五萬元.
_POINT = re.compile(
    rf"(?<={_ONE})(?<!^{_ONE})(?<!^{_ONE}{{2}})(?:[．‧](?={_ONE})|\.(?={_ONE}+{UNIT}|{_SUM}))"
    rf"|(?<=分之{_ONE})\.(?={_ONE})"
    rf"|(?<=^{_ONE})．(?={_SUM})",
    re.MULTILINE,
)


def with_points(text: str) -> str:
    """Return a text whose decimal points are 點, one character for one."""
    return _POINT.sub("點", text)
