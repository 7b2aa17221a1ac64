"""Lines of newspapers, help centres, wikis, forums and banks round their articles."""

import re

_NETWORK = r"(?:google news|line|facebook|instagram|telegram|threads|youtube|whatsapp|x)"
# An item in a row of them: no figures, and no marks of a sentence.
_NAME = r"[^\s\d。，、；：,.;:!?！？|｜·•]{1,20}(?: [^\s\d。，、；：,.;:!?！？|｜·•]{1,16}){0,3}"
_BESIDE = r"(?:\s{2,}|\u3000+|\s*[|｜·•]\s*)"
# These are page furniture wherever they stand.
_WITHIN = (
    # A player: 聽新聞 0:00 / 6:14.
    r"(?:.{0,16}\s)?\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d",
    r"(?:請)?(?:繼續)?往下(?:繼續)?(?:閱讀|看|滑動?)\W*|(?:story|article) continues below\W*",
    rf"(?:(?:分享[到至]|share (?:on|to))\s?{_NETWORK}[\s|·]*)+",
    rf"(?:追蹤|加入|訂閱|follow(?: us)?(?: on)?)\s?{_NETWORK}(?:\s?(?:好友|官方帳號|頻道))?",
)
_AT_EDGE = (
    *_WITHIN,
    r"(?:on this page|in this article|本頁(?:目錄|內容)|本文目錄)",
    r"(?:submit|make|open) a (?:request|ticket)|提交(?:請求|工單)",
    r"search (?:help )?(?:articles|(?:our|the) help cent(?:re|er))|搜尋(?:說明|幫助)文件",
    r"(?:did|does) this (?:answer|solve|help) .{2,30}\?\W*|(?:這|此|本).{0,6}是否解決.{2,16}",
    r"[\d,]+ (?:out )?of [\d,]+ .{0,12}found this helpful",
    r"[\d,]+ ?人(?:中有|當中) ?[\d,]+ ?人.{0,12}有幫助",
    r"(?:need|want) (?:more )?help\?|(?:需要|尋求)(?:協助|幫助)[？?]?",
    r"與我們(?:對話|聊天)|(?:find|locate) (?:a|our|your nearest) (?:branch|atm).{0,16}",
    r"(?:分行|自動櫃員機)(?:[及與](?:分行|自動櫃員機))?(?:位置|網絡)?",
    r"(?:報失|失卡|客戶服務|查詢|24 ?小時)熱線.{0,24}",
    r"(?:lost card|customer service|24-hour|enquiry) hotline.{0,24}",
    r"存款保障計劃(?:成員)?|(?:member of (?:the )?)?deposit protection scheme(?: member)?",
    r"(?:相關|附加)(?:檔案|附件)|(?:related|attached) (?:files|attachments)",
    # A file with what it is, or how often it was fetched.
    r"\S.{0,60}\.(?:pdf|docx?|odt|ods|xlsx?|zip)(?:\s*[（(][^()（）]{1,24}[)）])?",
    r"(?:猜(?:你|您)喜歡|recommended by|sponsored(?: content)?|贊助內容).{0,24}",
    r"(?:發表|分享)(?:您|你)的(?:看法|意見)|登入(?:會員)?(?:即可|以|後).{0,4}(?:留言|評論)",
    r"(?:人氣|熱門|點閱|點擊)(?:點閱|瀏覽|文章|新聞)?(?:榜|排行).{0,24}",
    # Below a page of a wiki, an article of a blog, and a thread of a forum.
    r"(?:this|the) page was last (?:edited|changed|modified) .{4,60}",
    r"本頁面?最後(?:編輯|修訂).{4,40}|(?:文 ?A? ?)?\d{1,3} (?:languages|種語言)",
    r"(?:hidden )?categor(?:y|ies)\s*[:：].{2,90}|(?:隱藏)?分類\s*[:：].{2,60}",
    r"(?:text|content) is available under .{10,140}|除非另有說明.{0,12}授權條款.{0,60}",
    r"written by (?:the )?.{2,40}|[\d.,]+[km]? followers?\b.{0,40}|(?:see )?all responses.{0,12}",
    r"(?:[^\w\s]\ufe0f?\s?[\d.,]+[km]?\s*){1,4}",
    r"(?:建立|最後回覆|發表)於?\s?\d{1,2} ?月.{0,12}|(?:建議|推薦|相關)的?(?:話題|主題|討論)",
    r"[\d.,]+[km]?\s?(?:瀏覽|個使用者|個連結|views|users|links)[\s\d.,km瀏覽個使用者連結viewsrlink]*",
    r"(?:由|powered by|proudly powered by)\s?discourse.{0,60}",
    # Four names or more with wide gaps or bars between them: the foot of a site.
    rf"{_NAME}(?:{_BESIDE}{_NAME}){{3,}}",
    r"※?\s?(?:本報|本台|本站)?提醒(?:您|你|讀者)\s?[:：].{2,40}",
)
_LINE = {
    is_within: re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
    for is_within, patterns in ((True, _WITHIN), (False, _AT_EDGE))
}


def is_site_line(text: str) -> bool:
    """Return whether the line stands on the pages of a site wherever it is."""
    return _LINE[True].fullmatch(text) is not None


def is_site_line_at_edge(text: str) -> bool:
    """Return whether the line is a part of the page where it stands round the text."""
    return _LINE[False].fullmatch(text) is not None
