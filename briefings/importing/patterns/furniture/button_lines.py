"""Recognise what buttons and boxes between the paragraphs of a page say: donate now, to the top."""

import re

from briefings.importing.patterns.characters import BLANK
from briefings.text.language_detection import HAN, LATIN

_ACTS_ZH = (
    r"(?:捐款|捐助|捐贈|報名|登記|登錄|訂閱|訂購|購買|選購|購票|加入|入會|下載|預約|預訂|申請|註冊|查詢"
    r"|聯絡我們|試用|體驗|開戶|投保|參加|支持我們|報價|索取)"
)
_ACTS_EN = (
    r"(?:donate|give|register|subscribe|join|sign up|buy|order|shop|book|enroll?|apply"
    r"|download|call us|contact us|enquire|get started|try|start|reserve|rsvp|support us)"
)
# A call to act says to do it now or by a click: a heading such as 申請 Application does not.
_CALL = (
    rf"(?:立即|馬上|立刻|即時|[按點]此|[按點]擊此處)(?:網上|線上|免費)?{_ACTS_ZH}.{{0,6}}"
    rf"|我要(?:捐款|報名|訂閱|申請|查詢)|加入購物車"
    rf"|{_ACTS_EN}(?: [a-z]+){{0,3}} (?:now|today|here)|add to (?:cart|basket)"
    r"|get (?:a|your) (?:free )?(?:quote|copy|demo)"
)
_TOP = r"top|(?:回|返|至)頂|頂部"
_ADVERTISEMENT_ZH = r"(?:廣告|贊助(?:內容|商)?)"
_ADVERTISEMENT_EN = r"(?:advertisement|sponsored(?: content)?)"
_ADVERTISEMENT = rf"(?:{_ADVERTISEMENT_ZH}|{_ADVERTISEMENT_EN})"
_BUTTON = re.compile(rf"(?:{_CALL}|{_TOP}|{_ADVERTISEMENT_EN})[!！]?", re.IGNORECASE)
# Alone, 廣告 heads a section; in both languages on one line it is the label of a box.
_LABEL_IN_BOTH = re.compile(
    rf"{_ADVERTISEMENT_ZH}\W*{_ADVERTISEMENT_EN}|{_ADVERTISEMENT_EN}\W*{_ADVERTISEMENT_ZH}",
    re.IGNORECASE,
)
# Nothing but a button has its arrow, and nothing but a box its dashes on both sides.
_SURE = re.compile(
    rf"[▲△↑⬆⇧]\ufe0f?\s*(?:{_TOP})"
    rf"|(?P<dash>[-–—─=]{{1,6}})\s*{_ADVERTISEMENT}(?:\s*[/／|｜]?\s*{_ADVERTISEMENT})?\s*(?P=dash)",
    re.IGNORECASE,
)
_LABEL = re.compile(_ADVERTISEMENT, re.IGNORECASE)
_ON_ADVERTISING = re.compile("廣告|贊助|宣傳|advert|sponsor|promot", re.IGNORECASE)
_SIGNS = " \t-–—─=▲△↑⬆⇧\ufe0f▶►»>›→【】[]()（）" + BLANK
_BETWEEN_LANGUAGES = re.compile(
    rf"(?<=[{HAN}！])[\s/／|｜·]*(?=[{LATIN}])|(?<=[{LATIN}!])[\s/／|｜·]*(?=[{HAN}])"
)
LONGEST = 60


def is_sure_button(text: str) -> bool:
    """Return whether the line is of the page wherever it stands: ▲TOP, -- 廣告 --."""
    return len(text) <= LONGEST and _SURE.fullmatch(text.strip(BLANK)) is not None


def is_advertisement(text: str) -> bool:
    """Return whether the line only names the box below it: 廣告, ADVERTISEMENT."""
    return len(text) <= LONGEST and _LABEL.fullmatch(text.strip(_SIGNS)) is not None


def is_on_advertising(text: str) -> bool:
    """Return whether the line could translate such a name."""
    return _ON_ADVERTISING.search(text) is not None


def is_button(text: str) -> bool:
    """Return whether the line, in one language or both, could be a button or the label of a box.

    A text may have such a heading once: 廣告 Advertising. A page has its buttons again and again.
    """
    if len(text) > LONGEST:
        return False
    said = text.strip(_SIGNS)
    sides = _BETWEEN_LANGUAGES.split(said, maxsplit=1)
    return all(map(_BUTTON.fullmatch, sides)) or _LABEL_IN_BOTH.fullmatch(said) is not None
