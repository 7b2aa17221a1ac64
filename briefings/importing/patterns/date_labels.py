"""What stands before a day: that a text was published on it, or last amended."""

import re

_PUBLISHED = (
    r"(?:發[佈布表出]|刊[登發載]|出版|公[布佈]|上載|張貼|簽發)(?:日期|時間|於|在)?|刊於|日期"
    r"|(?<!閱讀)時間"
    r"|(?:訂定|制定|公告|頒[佈布])日期|date (?:announced|promulgated)"
    r"|(?:dated?|published|posted|issued|released|promulgated"
    r"|(?:release|publication|issue|announce(?:d|ment)|promulgation) date"
    r"|date of (?:publication|issue|release)|data)(?: on)?"
)
_UPDATED = (
    r"(?:最後|最近|上次|網頁)?(?:更新|修訂|修正|修改|審閱|覆檢|檢視)(?:日期|時間|於|在)?"
    r"|(?:(?:page )?last )?(?:updated|revised|modified|amended|reviewed)(?: on)?"
    r"|(?:amended|amendment) date|date (?:amended|revised)"
    r"|(?:last )?(?:revision|update|review)(?: date)?|date of (?:last )?(?:revision|update)"
)
DATE_LABEL = re.compile(rf"(?:{_PUBLISHED}|{_UPDATED})\s*[:：]?", re.IGNORECASE)
IS_UPDATE = re.compile(_UPDATED, re.IGNORECASE)
