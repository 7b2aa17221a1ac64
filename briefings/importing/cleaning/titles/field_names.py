"""The names of the fields above a text: 致 To, 檔號 Our ref, Date."""

import re

# The longest name of a field in characters, both languages together.
LONGEST_NAME = 40
# What a letter, a memorandum or a page says above its text; a table with another row is text.
_LABEL = re.compile(
    r"(?:\W|\b(?:to|from|re|ref|references?|our|your|no|numbers?|date[ds]?|day|posted|published|issued"
    r"|updated|effective|subject|topic|title|cc|copy|pages?|authors?|by|category|categories|type|tags?"
    r"|keywords?|applicable|applies|for|of|attention|attn|department|office|versions?|status|language"
    r"|tel|telephone|phone|fax|e-?mail|file|author|prepared|contact|kind|series|issue|sent|practice"
    r"|owner|lawyers?|responsible|reviewers?|created|edited|last|due|priority|team|assignee"
    r"|area|client|matter|distribution|classification|circular|memo|addressees?|recipients?|and)\b"
    r"|致|收件人?|受文者?|分發|名單|通函|通告|由|發件人|發出|發文|編號|檔號|檔案|文號|參考|本行|本局|日期|發[佈布表]|刊登|更新|生效|時間"
    r"|主題|事由|標題|題目|關於|副本|抄送|抄件|頁數|頁|作者|撰文|類別|分類|類型|種類|標籤|關鍵[詞字]|適用於?|對象"
    r"|律師|審閱人?|建立|修改|編輯|最後|到期|優先|團隊|負責"
    r"|部門|單位|機構|版本|狀態|語言|電話|傳真|電郵|電子郵件|聯絡人?|負責人?|期數?|系列|業務|範疇|客戶|密級|來源|的)+",
    re.IGNORECASE,
)
# To whom a letter goes, from whom, and its number; an article has a day and an author.
_OF_LETTER = re.compile(
    r"\b(?:to|from|ref(?:erence)?|our|your|no|cc|attn|attention|circular|memo|addressees?"
    r"|recipients?|distribution|client|matter|file)\b"
    r"|致|收件|受文|由|發件|編號|檔號|檔案|文號|副本|抄送|分發|名單|通函|通告|客戶",
    re.IGNORECASE,
)


def is_field_of_letter(name: str) -> bool:
    return _OF_LETTER.search(name) is not None


def is_field_name(text: str) -> bool:
    """Return whether the text is the name of a field and nothing else: 檔號, Date, 致 To:."""
    return len(text) <= LONGEST_NAME and _LABEL.fullmatch(text) is not None
