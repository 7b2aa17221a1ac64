"""Recognise a line of page furniture by its words: menus, sharing, copyright lines."""

import re

from briefings.importing.patterns.characters import BLANK, letters
from briefings.importing.patterns.furniture.breadcrumbs import (
    EDGES,
    is_breadcrumb,
    is_path,
    without_links,
)
from briefings.importing.patterns.furniture.edge_lines import (
    counts_reactions,
    is_answer,
    is_edge_line,
    is_page_offer,
)
from briefings.importing.patterns.furniture.menu_words import DOCUMENTS, LANGUAGES, MENU_WORDS
from briefings.importing.patterns.furniture.newsletter_lines import (
    is_newsletter_line,
    is_newsletter_line_at_edge,
)
from briefings.importing.patterns.furniture.site_lines import is_site_line, is_site_line_at_edge
from briefings.text.language_detection import HAN, Language
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

_PAGE_NUMBERS = (
    r"page\s*\d+(\s*(of|/)\s*\d+)?",
    r"((slide|投影片|幻燈片)\s*\d+(\s*(of|/)\s*\d+)?\s*[/／|｜·]?\s*){1,2}",
    r"第\s*\d+\s*頁(\s*[,，/]?\s*共\s*\d+\s*頁)?",
    r"[-–—]\s*\d+\s*[-–—]",
)
_PAGE_NUMBER = re.compile("|".join(_PAGE_NUMBERS), re.IGNORECASE)
# Lines that are page furniture wherever they stand. Whatever could open a sentence or head a
# section of a legal text (Copyright, Share, Consent) is not here: losing text is the worse fault.
_PATTERNS = (
    r"(top|bottom|end) of (the )?page",
    r"(back|return|go) to (the )?top",
    r"to top",
    r"skip to (the )?(main )?(content|navigation|menu)",
    r"jump to (content|navigation|search)",
    (
        r"(直接)?(跳至|跳過|略過|跳到|跳轉到|跳轉至|移至|前往)(主要?|正文|網頁)?(內容|導覽|導航|選單"
        r"|正文)(區塊?)?"
    ),
    r"(返回|回到?|至)(頁首|頁頂|頂部|頂端|最上方|頁面頂部|網頁頂端|上方)",
    r"頁首",
    r"頁尾",
    r"(上|下)一(篇|頁|則)(文章|新聞)?(\s*[:：>»→].{0,80})?",
    (
        r"(previous|next|prev|older|newer) (article|post|page|news|entry"
        r"|story)s?(\s*[:：>»→].{0,120})?"
    ),
    r"(previous|next|prev)(\s*[:：>»→].{0,120})?",
    r"(read|view|see|show|load) (more|less|all)",
    r"(全部|所有)?(展開|收起|收合|摺疊)(全部|所有|內容|全文)?|(expand|collapse)( all)?( sections)?",
    r"閱讀更多",
    r"閱讀全文",
    r"查看更多",
    r"了解更多",
    r"(copyright\s*)?(©|\(c\)\s*\d|copyright\s*\d).{0,120}",
    r"版權所有([\s,，。.;；©\d不].{0,60})?",
    r".{0,80}\b(all rights reserved)\.?",
    r".{0,30}版權所有,?，?(不得轉載|翻印必究)[。.]?",
    (
        r"(總?(瀏覽|點擊|閱讀|觀看|點閱|造訪|訪問)(人次|次數|量|數)|(page ?)?views?|hits?"
        r"|visits?|visitors?|reads?)\s*[:：]\s*[\d,.\s]+(次|人次)?"
    ),
    r"[\d,]+\s*(views?|hits|reads|次(瀏覽|閱讀|檢視|觀看|點擊))",
    r"(share|email|print|bookmark|download) this( (article|page|post|e-?mail|newsletter))?[:：]?",
    r"分享(本文|本頁|此文章?|[本此](電郵|郵件|通訊|期))[:：]?",
    r"(友善)?(列印|打印)(本頁|此頁|版本|本文)",
    r"(電郵|轉寄)給?(朋友|好友|本頁|此頁|本文)",
    r"(download|下載) ?(as )?pdf ?(版本?)?",
    r"(字(體|型|級)(大小)?|(text|font) size)\s*[:：]?[\s大中小特一般A+\-|/smlSML]*",
    r"a[+-](\s*[|/]?\s*a[+-]?)*",
    r"imprimir( (esta )?página)?|partilhar|voltar ao (topo|início)",
    r"(ir|saltar|avançar|passar) para o? ?(conteúdo|menu|navegação)( principal)?",
    r"(加入|add to) ?(書籤|我的最愛|收藏|favou?rites|bookmarks?)",
    r"收藏(本頁|本文)",
    r"(follow us|關注我們|追蹤我們)( on)?([:：\s].{0,60})?",
    r"訂閱(我們的)?(電子報|通訊|電子通訊)",
    r"subscribe( to (our .{0,30}|the .{0,20}(newsletter|list|updates?|bulletin|blog|alerts?)))?",
    # A banner says what going on means; a law or a policy says more than that.
    (
        r"(?=.*cookies?)(?=.*(網站|website|this site|our site))"
        r"(?=.*(\b(by|if you) (continu|click|us(e|ing) (this|our)|brows|stay)|繼續(使用|瀏覽)"
        r"|[按點](下|擊)))(?=.*(accept|agree|consent|接受|同意|using cookies|use of cookies))"
        r"(?!.*(條例|法例|法律|第.{1,6}條|資料主體|本公司|\b(act|law|article|section|shall"
        r"|must)\b))"
        r".{10,250}"
    ),
    (
        r"(本網站|this (web)?site) ?(會|有)?(使用|uses?) ?cookies?"
        r"((\s|，|,|來|以|to )(.{0,40}(體驗|服務|experience|traffic|service).{0,20}))?[。.]?"
    ),
    r"(accept|reject|decline|allow)( all)? cookies",
    r"(接受|拒絕|同意)(所有|全部)? ?cookies?",
    r"cookie (settings|preferences)",
    r"(proudly )?powered by .{1,60}",
    # Articles of public accounts.
    r"(點擊|点击|輕觸)(上方|下方|文首)?.{0,8}(關注|关注|訂閱)(我們|我们|本號)?.{0,8}",
    r"(掃|扫)[碼码].{0,14}",
    r"([點点][擊击]|[輕轻][觸触]|長按|长按)(上圖|上图|下圖|下图|圖片|图片|海報|海报)[查看識识別别了解詳详情]{2}.{0,10}",
    r"([點点][擊击]|[輕轻][觸触])(上方|下方|文首|文末)?[藍蓝]字.{0,10}|[關关]注(我們|我们|本[號号]|公[眾众][號号])",
    r"(微信|wechat)\s*(掃一掃|扫一扫)\s*.{0,14}",
    r"(繼續|继续)(滑[動动]|向下).{0,4}看下一[個个篇].{0,4}|[預预][覽览][時时][標标][簽签]不可[點点].{0,4}",
    # The end of a press release.
    (
        r"[-–—·•\s（(]*(the )?((全文)?完|ends?)[)）\s/／,，]*"
        r"((.{0,4}\d{4}\s*年.{3,8}日\s*([（(]?星期.[)）]?)?"
        r"|(mon|tues?|wednes|thurs?|fri|satur|sun)?(day)?,?\s*\w+ \d{1,2},? \w+)[\s\d:.]*)?"
        r"[-–—·•\s]*"
    ),
    r"issued at ([a-z]{2,4} )?\d{1,2}[:.]\d{2}.{0,10}|(香港|澳門)?時間\s*\d{1,2}時\d{0,2}分?|NNNN",
    r"([長长]按|[長长]按[識识][別别]|掃描|掃|扫描|识别|識別).{0,8}(二維碼|二维码|QR ?碼?).{0,20}",
    r"(往期|精彩|延伸|熱門)(推薦|推荐|文章|回顧|閱讀)",
    r"([輕轻][觸触]|[點点][擊击])?(閱讀|阅读|查看|瀏覽|浏览)原文",
    r"(website|site) by .{1,40}",
    r"網頁設計\s*[:：].{0,30}",
    r"\d+[\s-]*min(ute)?s?[\s-](read|reading time)",
    r"(estimated )?reading time\s*[:：].{0,15}",
    r"(預計|約)?閱讀(時間|需時|約需|約)\s*[:：]?\s*約?\s*[\d一二三四五六七八九十]+\s*分鐘?.{0,6}",
    r"約?\s*[\d一二三四五六七八九十]+\s*分鐘(閱讀|讀完)",
    *_PAGE_NUMBERS,
    r"leave a (comment|reply)",
    r"comments?\s*\(\d+\)",
    r"\d+\s+comments?",
    r"發表(評論|回應)",
    # The marks of Taiwan's government sites, by which the keyboard leads to parts of a page.
    r":::.{0,12}",
    r"\[?(logo|icon|標誌|圖標)\]?",
    r"toggle navigation",
    r"main menu",
    r"close menu",
    r"(主|開啟|關閉)選單",
    r"(related|recommended|recent) (articles?|posts?|news|reading)",
    r"(相關|推薦|最近)(文章|新聞|閱讀)",
)
_ALWAYS_FURNITURE = re.compile("|".join(_PATTERNS), re.IGNORECASE)

# A path begins at home: 首頁 / 刊物 / 租約須知.
_HOME = frozenset(("首頁", "主頁", "home"))
LEAST_IN_PATH = 3
LEAST_LANGUAGES = 3

# A line drawn with signs: * * *, -----, ＊＊＊.
_RULE = re.compile(r"(?:[-–—_*=~＊＿─━·•◆◇★☆#]\s*){2,}|(?:[\U0001f300-\U0001faff]\ufe0f?\s*)+")

_LANGUAGE_LABEL = re.compile(
    # Part B – English text, 甲部：中文本
    r"[（(]?(?:(?:part\s+\w{1,3}|第\s*\w{1,2}\s*部分?|[甲乙]部)\s*[:：.–—-]?\s*)?"
    r"(?:(?P<chinese>(?:繁體|正體)?中文(?:版本?|文本|譯本)?|chinese(?: version| text)?)"
    r"|(?:英文(?:版本?|文本|譯本)?|english(?: version| text| translation)?))[)）]?[:：]?",
    re.IGNORECASE,
)

_MARKS = re.compile(r"\s*[|｜/／·•>＞»›▸→:：、‧,，\t]\s*|\s{2,}|\s+[-–—]\s+")
_BREADCRUMB = re.compile(r"[^>＞»›▸→]{1,40}(\s*[>＞»›▸→]\s*[^>＞»›▸→]{1,60})+")
# Beside each other without a mark: where the language changes, and at a space in Chinese.
_BESIDE = re.compile(
    rf"\s*[|｜/／·•\n\u3000]\s*|\s{{2,}}|(?<=[{HAN}])\s+(?=[{HAN}])"
    rf"|(?<=[{HAN}])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[{HAN}])|(?<=[？?])\s+"
)
# A line of Markdown that only leads to another place of the page or the site.
_PAGE_LINK = re.compile(r"(?:[-*•]\s+|\d{1,2}\.\s+)?(?:\[[^\[\]]*\]\([#/][^()\s]*\)[\s|·•]*)+")
# A link's address, which mail programs append in plain text.
_ADDRESS_BEHIND = re.compile(r"\s*<https?://[^<>\s]*>\s*$")
# Links to the previous and the next article.
_PREVIOUS_OR_NEXT = re.compile(r"←\s*\S.{1,100}|\S.{1,100}→")
_ENCLOSED = re.compile(r"[（(\[【_](.*)[)）\]】_]", re.DOTALL)
_BETWEEN_SENTENCES = re.compile(
    rf"(?<=[{HAN}。！？])\s*[/／|｜]?\s*(?=[A-Za-z])|(?<=[A-Za-z.!?])\s*[/／|｜]?\s*(?=[{HAN}])"
)
LONGEST_FURNITURE, LONGEST_LABEL, LONGEST_OF_ITEMS, LONGEST_OF_EDGE_ITEMS = 400, 40, 80, 120
_STOPS = ("。", "；", ";", ".")


def is_always_furniture(text: str) -> bool:
    """Return whether the line is furniture wherever it stands."""
    if len(text) > LONGEST_FURNITURE:
        return False
    said = text.strip(BLANK)
    if _RULE.fullmatch(said) or _PAGE_LINK.fullmatch(said) or is_page_number(said):
        return True
    bare = _bare(text)
    if _is_known(text) or counts_reactions(bare):
        return True
    items = _items(bare) if len(bare) <= LONGEST_OF_ITEMS else _in_both(bare)
    known = [item for item in items if _is_known(item)]
    return (
        len(items) > 1
        and bool(known)
        and all(item in known or letters(item) in MENU_WORDS for item in items)
    )


def is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def is_furniture_at_edge(text: str) -> bool:
    """Return whether the line is furniture where it stands before or behind all of the text."""
    if len(text) > LONGEST_FURNITURE:
        return False
    if _PREVIOUS_OR_NEXT.fullmatch(text.strip(BLANK)):
        return True
    text = _bare(text)
    items = _items(text) if len(text) <= LONGEST_OF_EDGE_ITEMS else []
    return any(map(_are_at_edge, ([text], _in_both(text), items)))


def _are_at_edge(parts: list[str]) -> bool:
    """Return whether all parts are furniture at an edge, and more than the words of a menu."""
    sure = [part for part in parts if _is_known_at_edge(part)]
    return bool(sure) and all(
        part in sure or letters(part) in MENU_WORDS or is_answer(part) for part in parts
    )


def _is_known_at_edge(text: str) -> bool:
    bare = _bare(text)
    is_known = _is_known(text) or is_edge_line(bare) or is_newsletter_line_at_edge(bare)
    return is_known or is_site_line_at_edge(bare)


def _is_known(text: str) -> bool:
    bare = _bare(text)
    is_known = _ALWAYS_FURNITURE.fullmatch(bare) is not None
    is_known = is_known or is_newsletter_line(bare) or is_page_offer(bare)
    return is_known or is_site_line(bare)


def _bare(text: str) -> str:
    """The text without what encloses it: arrows, bars, brackets, emphasis."""
    text = EDGES.sub("", _ADDRESS_BEHIND.sub("", without_links(text)))
    enclosed = text[:1] in "（([【_" and _ENCLOSED.fullmatch(text)
    return EDGES.sub("", enclosed[1]) if enclosed else text


def _in_both(text: str) -> list[str]:
    """The two halves of a line that says something in both languages."""
    found = _BETWEEN_SENTENCES.split(text)
    return found if len(found) == len(WRITTEN) else []


def _items(text: str) -> list[str]:
    """What stands beside each other in a line: 列印本頁 回頁首, 取消訂閱 Unsubscribe."""
    return [item for item in _BESIDE.split(text) if letters(item)]


def is_menu_line(text: str) -> bool:
    """Return whether the line holds only menu words, or a path that begins with one."""
    if len(text) > LONGEST_FURNITURE or text.endswith(_STOPS):
        return False
    if is_breadcrumb(text):
        return True
    text = EDGES.sub("", without_links(text))
    words = [letters(word) for word in _MARKS.split(text)]
    words = [word for word in words if word]
    if not words:
        return False
    switched = [letters(word) for word in text.split()]
    if len(switched) >= LEAST_LANGUAGES and LANGUAGES.issuperset(switched):
        return True
    items = {letters(item) for item in _items(text)} if len(text) <= LONGEST_OF_ITEMS else words
    if any(MENU_WORDS.issuperset(said) for said in (words, [letters(text)], items)):
        return True
    if len(words) > LEAST_IN_PATH - 1 and MENU_WORDS.issuperset(words[: LEAST_IN_PATH - 1]):
        return words[0] in _HOME
    return words[0] in MENU_WORDS and (bool(_BREADCRUMB.fullmatch(text)) or is_path(text))


def could_be_title(text: str) -> bool:
    """Return whether the line is a menu word that is also the title of a document."""
    bare = EDGES.sub("", text)
    words = {letters(word) for word in _MARKS.split(bare)} - {""}
    items = {letters(item) for item in _items(bare)} if len(bare) <= LONGEST_OF_ITEMS else words
    return any(said and DOCUMENTS.issuperset(said) for said in (words, items))


def language_label(text: str) -> Language | None:
    """Return the language that a line such as "English Version" names."""
    # The line is often set between dashes: — English version —
    said = EDGES.sub("", text.strip(" -–—=~_"))
    match = None if len(text) > LONGEST_LABEL else _LANGUAGE_LABEL.fullmatch(said)
    if match is None:
        return None
    return CHINESE if match["chinese"] else ENGLISH
