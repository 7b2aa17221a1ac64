# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Know the furniture of a web page - menus, sharing, copyright lines - from what was written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.bilingual import CHINESE, ENGLISH, has_han, language_of, latin_words
from briefings.importing.blocks.block import Block
from briefings.importing.clean import BLANK, letters

# Lines that are page furniture wherever they stand. Whatever could open a sentence or head a
# section of a legal text (Copyright, Share, Consent) is not here: losing text is the worse fault.
_ALWAYS = re.compile(
    r"""
    (top|bottom|end)\ of\ (the\ )?page | (back|return|go)\ to\ (the\ )?top | to\ top
    | skip\ to\ (the\ )?(main\ )?(content|navigation|menu) | jump\ to\ content
    | (直接)?(跳至|跳到|跳轉到|跳轉至|移至|前往)(主要?|正文|網頁)?(內容|導覽|導航|選單|正文)(區塊?)?
    | (返回|回到?|至)(頁首|頁頂|頂部|頂端|最上方|頁面頂部|網頁頂端|上方) | 頁首 | 頁尾
    | (上|下)一(篇|頁|則)(文章|新聞)?(\s*[:：>»→].{0,80})?
    | (previous|next|prev|older|newer)\ (article|post|page|news|entry|story)s?(\s*[:：>»→].{0,120})?
    | (previous|next|prev)(\s*[:：>»→].{0,120})?
    | (read|view|see|show|load)\ (more|less|all) | 閱讀更多 | 閱讀全文 | 查看更多 | 了解更多
    | (copyright\s*)?(©|\(c\)\s*\d|copyright\s*\d).{0,120}
    | 版權所有([\s,，。.;；©\d不].{0,60})? | .{0,80}\b(all\ rights\ reserved)\.? | .{0,30}版權所有,?，?(不得轉載|翻印必究)[。.]?
    | (總?(瀏覽|點擊|閱讀|觀看|點閱|造訪|訪問)(人次|次數|量|數)|(page\ ?)?views?|hits?|visits?|visitors?|reads?)\s*[:：]\s*[\d,.\s]+(次|人次)?
    | [\d,]+\s*(views?|hits|reads|次瀏覽|次閱讀)
    | (share|email|print|bookmark|download)\ this(\ (article|page|post))? | 分享(本文|本頁|此文章?)
    | (友善)?(列印|打印)(本頁|此頁|版本|本文) | (電郵|轉寄)給?(朋友|好友|本頁|本文) | (download|下載)\ ?(as\ )?pdf(\ 版本?)?
    | (字(體|型|級)(大小)?|(text|font)\ size)\s*[:：]?[\s大中小特一般A+\-|/smlSML]* | a[+-](\s*[|/]?\s*a[+-]?)*
    | (加入|add\ to)\ ?(書籤|我的最愛|收藏|favou?rites|bookmarks?) | 收藏(本頁|本文)
    | (follow\ us|關注我們|追蹤我們)(\ on)?([:：\s].{0,60})? | 訂閱(我們的)?(電子報|通訊|電子通訊) | subscribe(\ to\ (our|the)\ .{0,30})?
    | (?=.*cookie)(?=.*(accept|agree|continu|consent|接受|同意|繼續|確定)).{10,200}(網站|website|site).{0,200} | (本網站|this\ (web)?site|we)\ ?(會|有)?(使用|uses?)\ ?cookies?.{0,40}
    | (accept|reject|decline|allow)(\ all)?\ cookies | (接受|拒絕|同意)(所有|全部)?\ ?cookies?
    | cookie\ (settings|preferences) | powered\ by\ .{1,60} | (website|site)\ by\ .{1,40} | 網頁設計\s*[:：].{0,30}
    | \d+\s*min(ute)?s?\ (read|reading\ time) | (閱讀時間|reading\ time)\s*[:：].{0,15} | \d+\s*分鐘閱讀
    | page\s*\d+(\s*(of|/)\s*\d+)? | 第\s*\d+\s*頁(\s*[,，/]?\s*共\s*\d+\s*頁)? | [-–—]\s*\d+\s*[-–—]
    | leave\ a\ (comment|reply) | comments?\s*\(\d+\) | \d+\s+comments? | 發表(評論|回應)
    | toggle\ navigation | main\ menu | close\ menu | (主|開啟|關閉)選單
    | (related|recommended|recent)\ (articles?|posts?|news|reading) | (相關|推薦|最近)(文章|新聞|閱讀)
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Menu words: furniture among others of their kind, a heading when they stand in the text.
_MENU = """
home 首頁 主頁 about aboutus aboutourfirm ourfirm thefirm 關於 關於我們 關於本所 本所簡介 公司簡介 事務所簡介 律所簡介 認識我們
services ourservices practiceareas practices practice areasofpractice expertise whatwedo
業務範圍 業務範疇 業務領域 服務範圍 服務範疇 服務項目 專業領域 執業範疇 執業領域 服務 我們的服務
team ourteam people ourpeople lawyers ourlawyers attorneys professionals partners theteam meettheteam
團隊 專業團隊 律師團隊 我們的團隊 律師 律師簡介 專業人員 合夥人 成員
news latestnews newsandevents newsevents newsroom events insights publications articles blog legalupdates
legalupdate updates legalnews resources knowledge legalinformation legalinfo legalresources press media briefings
新聞 最新消息 最新動態 新聞中心 消息 活動 刊物 出版物 文章 法律資訊 法律動態 法律文章 法律新知 專業文章 資訊 資源 媒體 博客 部落格 網誌 觀點 洞見 簡報
contact contactus 聯絡 聯絡我們 聯繫我們 聯系我們 與我們聯絡 聯絡方式
careers career joinus jobs vacancies 招聘 加入我們 人才招聘 職位空缺 誠聘
search 搜尋 搜索 查詢 站內搜尋 sitemap 網站地圖 網站導覽 faq faqs 常見問題
privacy privacypolicy termsofuse terms termsofservice termsandconditions disclaimer legalnotice accessibility cookiepolicy
私隱政策 隱私政策 隱私權政策 使用條款 服務條款 免責聲明 法律聲明 重要告示 重要告示 無障礙聲明 版權聲明 私隱聲明 網站政策
繁 简 簡 中 英 葡 en eng pt por tc sc zh cn hk tw mo english 中文 繁體 简体 簡體 繁體中文 简体中文 簡體中文 正體中文 繁中 简中 português portugues 葡文 葡語 英文 中文版 英文版 englishversion
wechat 微信 微博 weibo whatsapp linkedin facebook fb twitter x instagram youtube telegram line email 電郵 電子郵件 copylink 複製連結 複製鏈結 rss print 列印 打印 列印本頁 printthispage share 分享 分享至 shareto shareon shareonlinkedin shareonfacebook tweet like 讚
back 返回 上一頁 下一頁 previous next more 更多 menu 選單 導覽 導航 navigation pdf download 下載 bookmark 收藏 top
login logout signin signup register 登入 登出 註冊 會員登入 subscribe 訂閱 accept reject 接受 拒絕 同意 我知道了 learnmore readmore comments 留言
views hits
""".split()
_LANGUAGE_LABEL = re.compile(
    r"[（(]?(?:(?P<chinese>(?:繁體|正體)?中文(?:版本?|文本|譯本)?|chinese(?: version| text)?)"
    r"|(?:英文(?:版本?|文本|譯本)?|english(?: version| text| translation)?))[)）]?[:：]?",
    re.IGNORECASE,
)
MENU_WORDS = frozenset(_MENU)
_MARKS = re.compile(r"\s*[|｜/／·•>＞»›▸→:：、‧,，\t]\s*|\s{2,}|\s+[-–—]\s+")
_BREADCRUMB = re.compile(r"[^>＞»›▸→]{1,40}(\s*[>＞»›▸→]\s*[^>＞»›▸→]{1,60})+")
_EDGES = re.compile(
    r"^[\s<>«»‹›←→↑↓▲▼△▽▸▾☰✕×+*|•·\[\]【】]+|[\s<>«»‹›←→↑↓▲▼△▽▸▾☰✕×+*|•·\[\]【】]+$"
)

# A menu is a run of short lines; an unknown word among so many known ones is one of its items.
LEAST_KNOWN_IN_MENU = 5
MOST_UNKNOWN_IN_MENU = 2
LONGEST_FURNITURE, LONGEST_LABEL = 400, 40
LONGEST_MENU_WORD = 10
LONGEST_MENU_PHRASE = 4
# What is said in this many characters is text, and ends the search for menus at either end.
BODY_LENGTH = 60


@dataclass(frozen=True)
class Cleared:
    blocks: list[Block]
    dropped: list[str]


def without_chrome(blocks: Sequence[Block]) -> Cleared:
    """The blocks that were written, and the lines of page furniture between them."""
    furniture = {n for n, block in enumerate(blocks) if _is_always(block)}
    furniture |= {n for n in range(len(blocks)) if _is_language_label(blocks, n)}
    start, end = _body(blocks, furniture)
    furniture |= {
        n for n, block in enumerate(blocks) if not start <= n < end and _is_menu_line(block.text)
    }
    furniture |= _unknown_items(blocks, furniture, start)
    return Cleared(
        [block for n, block in enumerate(blocks) if n not in furniture],
        [block.text for n, block in enumerate(blocks) if n in furniture],
    )


def is_furniture_line(text: str) -> bool:
    """Does the line look like furniture, taken for itself?"""
    return len(text) <= LONGEST_FURNITURE and (_is_always_furniture(text) or _is_menu_line(text))


def _is_always(block: Block) -> bool:
    is_short = len(block.text) <= LONGEST_FURNITURE
    return block.kind == "text" and is_short and _is_always_furniture(block.text)


def _is_always_furniture(text: str) -> bool:
    if text.strip(BLANK) and not letters(text):
        return True  # a rule of stars or dashes
    return _ALWAYS.fullmatch(_EDGES.sub("", text)) is not None


def _is_language_label(blocks: Sequence[Block], n: int) -> bool:
    """ "English Version" above the English: it names the language of what follows."""
    text = blocks[n].text
    if len(text) > LONGEST_LABEL:
        return False
    match = _LANGUAGE_LABEL.fullmatch(_EDGES.sub("", text))
    if match is None or blocks[n].is_marked or n + 1 == len(blocks):
        return False
    named = CHINESE if match["chinese"] else ENGLISH
    return language_of(blocks[n + 1].text) == named and blocks[n].row is None


def _body(blocks: Sequence[Block], furniture: set[int]) -> tuple[int, int]:
    """From the first to behind the last block that says something at length."""
    said = [
        n
        for n, block in enumerate(blocks)
        if n not in furniture
        and (len(block.text) >= BODY_LENGTH or block.is_marked)
        and not (len(block.text) <= LONGEST_FURNITURE and _is_menu_line(block.text))
    ]
    return (said[0], said[-1] + 1) if said else (0, len(blocks))


def _is_menu_line(text: str) -> bool:
    """Nothing but menu words, or a path that begins with one."""
    text = _EDGES.sub("", text)
    words = [letters(word) for word in _MARKS.split(text)]
    words = [word for word in words if word]
    if not words:
        return False
    if all(word in MENU_WORDS for word in words) or letters(text) in MENU_WORDS:
        return True
    return _BREADCRUMB.fullmatch(text) is not None and words[0] in MENU_WORDS


def _unknown_items(blocks: Sequence[Block], furniture: set[int], start: int) -> set[int]:
    """A few short lines among many menu lines at the head of the page."""
    known = [n for n in sorted(furniture) if n < start and _is_menu_line(blocks[n].text)]
    if len(known) < LEAST_KNOWN_IN_MENU:
        return set()
    unknown = [n for n in range(known[0], known[-1]) if n not in furniture]
    if len(unknown) > MOST_UNKNOWN_IN_MENU:
        return set()
    return {n for n in unknown if _could_be_item(blocks[n].text) and not _is_repeated(blocks, n)}


def _could_be_item(text: str) -> bool:
    if has_han(text):
        return len(text) < LONGEST_MENU_WORD
    return 0 < len(latin_words(text)) < LONGEST_MENU_PHRASE


def _is_repeated(blocks: Sequence[Block], number: int) -> bool:
    """A line that is said again below is a title or a part of it."""
    said = letters(blocks[number].text)
    return any(said in letters(block.text) for block in blocks[number + 1 :])
