"""Words of the menus of particular kinds of sites: shops, blogs, wikis, hosts of code.

Most are headings of texts too, so that one of them alone shows nothing.
"""

import re

from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.furniture.breadcrumbs import EDGES

# As compared: without spaces and in lower case.
_ENGLISH = """
product products solutions platform features pricing plans integrations changelog docs
documentation developers community forum support help helpcenter helpcentre status security
company customers partners enterprise opensource getstarted startfreetrial freetrial signin
settings preferences language account myaccount
shop cart basket checkout wishlist orders myorders sale newarrivals brands allcategories deals
giftcards storelocator delivery returns
archive archives categories tags links guestbook rssfeed
mainpage recentchanges randompage randomarticle page discussion read edit viewsource viewhistory
notloggedin talk contributions createaccount whatlinkshere relatedchanges specialpages
permanentlink pageinformation citethispage tools actions
gettingstarted quickstart apireference api searchdocs onthispage editthispage tutorials
selectall chaptersandsections allarticles lawsandregulations legislativehistory
public private notifications fork forks star stars watch code issues pullrequests discussions
projects wiki insights releases packages history raw blame branches commits
"""
_CHINESE = """
產品 方案 解決方案 功能 定價 價格 支援 說明 幫助 說明中心 支援中心 社群 論壇 開發者 文件 合作夥伴
企業 設定 帳戶 我的帳戶 語言
購物車 我的最愛 願望清單 結帳 我的訂單 全部分類 所有分類 限時特賣 限時優惠 新品上架 新品 品牌 特價
送貨安排 門市地址 門市
文章列表 分類 標籤 歸檔 存檔 彙整 友站連結 友情連結 連結 留言板 站長介紹 rss訂閱 訂閱
即時新聞 港聞 國際 財經 體育 娛樂 兩岸 社論 副刊 專欄 論壇首頁 發新帖 樓主 回覆 引用 檢舉
所有條文 編章節 條文檢索 法規沿革 最新訊息 法規檢索 下載專區
首頁 近期變更 最近修改 隨機頁面 條目 討論 閱讀 編輯 檢視原始碼 檢視歷史 查看歷史
工具 貢獻 通知 程式碼 議題 版本 提交
"""
_WORDS = frozenset((_ENGLISH + _CHINESE).split())
# How many there are: Issues 12, Star 1.9k, 購物車 (0).
_COUNT = re.compile(r"\s*[(（]?\d[\d.,]*\s*[kKmM萬]?[)）]?$")
# What a host of code says of a file.
_OF_FILE = re.compile(
    r"latest commit [0-9a-f]{6,40}\b.{0,40}|\d+ (?:lines|commits|branches|tags)\b.{0,40}"
    r"|\d+ contributors?.{0,20}|raw\s+blame.{0,20}",
    re.IGNORECASE,
)
LONGEST = 80


def names_site_part(text: str) -> bool:
    """Return whether the line could be an entry in the menu of a site."""
    if len(text) > LONGEST:
        return False
    said = EDGES.sub("", text)
    return letters(_COUNT.sub("", said)) in _WORDS or _OF_FILE.fullmatch(said) is not None
