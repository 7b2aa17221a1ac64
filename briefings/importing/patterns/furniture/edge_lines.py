"""Recognise lines that are furniture at either end of a page, or, as offers to share, within it."""

import re

# What a page offers: a law on shares or on a register says more than that.
_OFFERED = (
    r"(?: (?:now|today|here|free)\b.{0,30}|,? (?:to|for) (?:our|free|e-?mail|more|updates|news"
    r"|receive)\b.{0,40}| by e-?mail.{0,20})?[.!]?"
)
_AUTHOR = r"about the authors?|關於作者|作者(?:簡介|介紹)"
_INTRODUCES_AUTHOR = re.compile(_AUTHOR, re.IGNORECASE)
_PATTERNS = (
    (
        r"(?:tags?|tagged|keywords?|categor(?:y|ies)|filed under|posted in|topics?|標籤|關鍵[字詞]"
        r"|分類|類別|主題)"
        r"\s*[:：/／].{1,90}"
    ),
    r"(?:posted|filed) (?:in|under) .{1,60}|(?:發[佈布表]|歸類|收錄)於分類.{1,30}",
    r"(?:收[錄录][於于]|收入)(?:合集|話題|话题|[專专][輯辑]).{0,40}",
    r"本(?:文件?|刊物?|網[站頁]|簡報|通訊|報|資料).{0,8}版權.{0,40}",
    r"(?:[#＃][^\s#＃]{1,40}[\s,，]*)+",
    rf"{_AUTHOR}|more (?:from|by) .{{1,40}}|.{{0,12}}的更多文章",
    r"(?:我們|本站|本網頁|網站|本網站)(?:會)?(?:使用|採用|運用)\s*(?:cookies?|曲奇).{0,80}",
    r"(?:we|our (?:web)?site|this (?:web)?site|this page) uses? cookies.{0,120}",
    # A banner with its buttons: 我們使用分析性Cookies。 設定 Settings 拒絕 Decline 接受 Accept
    (
        r"(?=.{0,60}(?:cookies?|曲奇))(?=.*(?:使用|採用|\buses?\b)).{8,160}"
        r"(?:(?:設定|管理|拒絕|接受|同意|全部|所有|settings|manage|preferences|decline|reject|accept"
        r"|agree|allow|ok|all)[\s|/／·]*){2,}"
    ),
    (
        r"(?:your |enter your )?e-?mail(?: address)?|(?:請輸入)?(?:您的|閣下的|你的)?(?:電郵地址"
        r"|電子郵箱|電郵)"
    ),
    (
        r"請?(?:輸入|留下|填寫)(?:您的|閣下的|你的)?(?:電郵|電子郵件)(?:地址)?.{0,40}"
        r"|(?:please )?(?:enter|leave|type) your e-?mail(?: address)?\b.{0,80}"
    ),
    (
        r"(?:如?仍?有)(?:任何|其他)?(?:疑問|問題)[？?].{0,20}"
        r"|(?:(?:do you )?(?:still )?have|got)(?: any| more)? questions\?.{0,40}"
    ),
    r"(?:發[佈布表]|留下)(?:留言|評論|迴響)|.{0,24}(?:電郵|電子郵件)地址不會(?:被)?公開.{0,20}",
    r"your e-?mail address will not be published.{0,60}|名稱|姓名|name|website|電子郵件",
    r"submit|send|go|ok|got it|i agree|提交|送出|確定|知道了|關閉(?:視?窗口?)?|close(?: window)?",
    (
        r"(?:這|本|此)?(?:個|篇|頁|項)?(?:答案|文章|頁面|網頁|資料|內容|資訊)?(?:對(?:您|你"
        r"|閣下))?(?:是否)?"
        r"(?:有(?:沒有)?幫助|有用)(?:嗎)?[？?]?"
    ),
    r"(?:was|is|did you find) this (?:page|answer|article|information)? ?(?:helpful|useful)\??",
    r"(?:熱門|最新|精選|推薦|延伸|相關|其他)(?:新聞|文章|閱讀|消息|主題|資訊|報道|專題|連結)",
    (
        r"(?:popular|latest|recent|featured|trending|other|further|related|you may also like"
        r"|you might also like)"
        r"(?: (?:posts?|articles?|news|reading|stories|links|topics|pages|resources))?"
    ),
    r"(?:你|您|閣下)?(?:可能|也許)(?:也|會|還)?(?:感興趣|喜歡|想看).{0,10}",
    r"[（(]?(?:責任)?編輯\s*[:：].{1,12}[)）]?|(?:來源|source)\s*[:：].{1,30}",
    r"(?:字[體体號号型級级](?:大小)?)\s*[:：]?[\s大中小特一般A+\-|/【】\[\]]*",
    r"(?:瀏覽|點擊|閱讀|觀看)(?:次數|量|人次|數)?\s*[:：]?\s*[\d,]+\s*次?",
    (
        r"[←‹«<]?\s*(?:older|newer|previous|next) (?:posts?|articles?|entry|entries|stor(?:y"
        r"|ies))\s*[→›»>]?"
    ),
    (
        r"(?:訂閱|加入)(?:我們的|本所)?(?:電子報|電子通訊|通訊|快訊|簡[報訊]|郵寄名單)|(?:subscribe"
        rf"|sign up){_OFFERED}"
    ),
    (
        r"(?:(?:閱讀|阅读|讚|赞|點讚|点赞|在看|分享|收藏|評論|评论|留言|轉發|转发|喜歡|喜欢)"
        r"\s*[\d,.萬万]+\s*)+|原[創创]|[寫写]留言"
    ),
    r"(?:本.{1,6})?[只僅](?:供|限)(?:會員|客戶|內部|員工|同事).{0,8}(?:傳閱|參考|使用|閱讀)[。.]?",
    r"for (?:internal )?(?:circulation|distribution) (?:among|to|within) .{1,40} only[.]?",
    r"免[費费](?:派發|索[取閱]|贈閱|刊物)|非賣品|free (?:copy|of charge|distribution)|not for sale",
    # Official gazettes print the price of a notice below it.
    r"[（(]?(?:是項刊登費用|本(?:公告|通告)刊登費用|custo desta publicação).{1,30}[)）]?",
    r"(?:網站|網頁|網頁設計)(?:由.{1,20})?(?:設計|製作|寄存|開發|維護).{0,12}",
    (
        r"(?:(?:this )?(?:web ?)?site )?(?:designed|hosted)(?: (?:and|&) (?:developed|built|hosted"
        r"|maintained))? by .{1,40}|web(?:site)? (?:design|development)(?:\s*[:：]| by) ?.{1,40}"
    ),
    r".{0,8}(?:最佳|建議)(?:瀏覽|顯示)?(?:解像度|解析度|分辨率).{0,30}|best viewed .{1,60}",
    # A button that opens a conversation.
    r"(?:線上|在線|即時|網上)(?:查詢|客服|對話|諮詢)|(?:live )?chat(?: (?:with us|now|online))?",
    # What is offered to download, with the size of the file.
    (
        r"(?:pdf|word|全文|檔案|文件)?\s*(?:下載|download)\s*(?:全文|檔案|文件|附件|full text|file"
        r"|document)?\s*(?:pdf|word)?\s*(?:[（(][^()（）]{0,8}\d[\d.,]*\s*[kmg]b[)）])?"
    ),
    (
        r"(?:返回|回到?)(?:主頁|首頁|目錄|列表)|back to (?:home|main|list|index|all|the list"
        r"|news).{0,20}"
    ),
    r"(?:\d{4}\s*©|©).{0,80}|無障礙網頁.{0,12}|web accessibility.{0,24}",
    r"(?:廣告|advertising|advertisement) ?(?:查詢|刊登|enquiries)|advertise with us",
    r"(?:分享|轉發|讚好|收藏|複製連結|列印|打印)+|(?:share|tweet|pin|like|copy link|print|save)",
    r"(?:最後)?(?:修改|編輯)(?:者)?.{0,6}(?:by|由).{1,20}|last (?:modified|edited) by .{1,30}",
    r"(?:網頁|網站)(?:指南|地圖|索引|導覽)|site ?map",
    r"[上下]一(?:期|篇|則)\s*[:：].{1,80}|(?:previous|next) (?:issue|article|post)\s*[:：].{1,80}",
    # How often a database of laws is brought up to date, and what banks and shops have to say.
    (
        r"(?:data|database|法規|資料|資料庫).{0,8}(?:updated|更新)[\s:：]*(?:every|each|daily|weekly"
        r"|monthly|每).{0,20}|(?:每[日週周月].{0,4})更新(?:資料)?"
    ),
    (
        r"(?:(?:投資涉及風險|investments? involves? risks?|借定唔借[？?]\s*還得到先好借"
        r"|to borrow or not to borrow\?\s*borrow only if you can repay)[。.!！\s]*)+"
    ),
    (
        r"(?:付款方式|payment methods?|we accept)?\W*(?:(?:visa|master(?:card)?|amex"
        r"|american express|jcb|unionpay|銀聯|alipay(?:hk)?|支付寶|wechat ?pay|微信支付|payme|fps"
        r"|轉數快|paypal|apple pay|google pay|mpay)\b\W*){2,}"
    ),
    # Under what licence a site is, when it was edited, and what law firms in America must say.
    (
        r"(?:content|text|all content) is available under .{1,80}"
        r"|本頁面?.{0,8}最後(?:編輯|修訂)於.{4,40}"
        r"|除.{0,12}另有.{0,12}[，,].{0,40}(?:授權|CC|知識共享|創用).{0,40}"
        r"|this page was last (?:edited|modified|reviewed|updated) .{4,60}"
        r"|(?:attorney advertising\W*)?(?:prior results do not guarantee .{4,40})?"
    ),
    r"search (?:this|our|the) (?:web ?)?site|(?:first|last|full|company) name",
    r"圖片|图片|(?:發表|发表)於[\u4e00-\u9fff]{2,4}|(?:預計|約)?閱讀(?:時間|需時).{0,12}",
)
_LINE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
LONGEST = 140

# The label of a field in a form; as a heading it is a section of the text.
_FORM_LABEL = re.compile(
    r"e-?mail(?: address)?|電郵(?:地址)?|電子郵[件箱]|名稱|姓名|name|website", re.IGNORECASE
)

# Answers are a part of the page only below its question.
_HELPFUL = re.compile(r"有(?:沒有)?幫助|有用[嗎？?]|\b(?:helpful|useful)\?", re.IGNORECASE)
_ANSWER = re.compile(r"(?:(?:yes|no|有|沒有|是|否)(?:[\s/／|｜]+|$))+", re.IGNORECASE)

_ARTICLES = re.compile(
    r"(?:熱門|最新|精選|推薦|延伸|相關|其他|最近|往期)(?:新聞|文章|閱讀|消息|報道|專題)|可能感興趣"
    r"|往期(?:推[薦荐]|回[顧顾]|精[選选彩]|文章)"
    r"|\b(?:popular|latest|recent|featured|related|other|more) (?:posts?|articles?|news|reading"
    r"|stories)"
    r"|you (?:may|might) also like",
    re.IGNORECASE,
)
# Within a text too: in which network to share it, and another article.
_NETWORK = (
    r"(?:facebook|linkedin|whatsapp|twitter|x|instagram|wechat|weibo|telegram|line|threads|e-?mail"
    r"|微信(?:朋友圈)?|微博|領英|臉書|電郵|電子郵件)"
)
_SHARE = rf"(?:分享[到至於]|(?:share|post|send)(?: this)? (?:on|to|via|by|with))[:：]?\s*{_NETWORK}"
# A row of networks, behind the word that says to share there.
_SHARE_ROW = (
    rf"(?:(?:分享|轉發|share)(?: this)?[\s:：/／|｜·•]*){{1,2}}"
    rf"(?:(?:{_NETWORK}|列印|打印|print|copy link|複製連結)[\s/／|｜·•,，、]*){{2,}}"
)
_OTHERS = (
    r"(?:(?:延伸|相關|推薦)(?:文章|新聞|閱讀|連結)"
    r"|(?:(?:related|further|recommended) )(?:articles?|posts?|reading|links?)"
    r"|related|read (?:also|next|more))"
)
# The title of an article is no sentence.
_OTHER = rf"{_OTHERS}(?:\s*[/／|｜]?\s*{_OTHERS})?\s*[:：](?!.*[。；;.]$).{{2,100}}"
_OFFER = re.compile(rf"{_SHARE}|{_SHARE_ROW}|{_OTHER}", re.IGNORECASE)
# What readers did with an article: 讚好 128　留言 9　分享.
_REACTION = (
    r"(?:閱讀|阅读|讚好?|赞|點讚|点赞|在看|分享|收藏|評論|评论|留言|回應|轉發|转发|喜歡|喜欢"
    r"|likes?|comments?|replies|shares?|views?|reads?)"
)
_COUNT = r"[\d,.]+\s*[萬万千kK]?"
_REACTIONS = re.compile(
    rf"(?=.*\d)(?:(?:{_COUNT}\s*)?{_REACTION}(?:\s*{_COUNT})?[\s|｜·•]*){{2,}}", re.IGNORECASE
)
_DISCLAIMER = re.compile(
    r"(?=.*(?:本|此|以上)(?:客戶|法律){0,2}(?:電郵|郵件|通訊|電子報|刊物|簡報|單張|小冊子|指南|通告|通函"
    r"|網站|網頁|內容|資料|提示|快訊|文章|摘要|資訊|文)|.*\b(?:this|these)\b.{0,40}"
    r"\b(?:e-?mail|newsletter|publication|bulletin|website|alert|article|note|flash|update"
    r"|leaflet|brochure|flyer|booklet|factsheet|circular|guide"
    r"|contents?|information)\b)"
    r"(?=.*(?:(?:不構成|並非|不是|不應|不能|不可|不作|不代[表替]|非為|不得).{0,30}意見"
    r"|(?:[只僅]供|[只僅]作|[只僅]為|旨在|以供|作為?).{0,12}(?:參考|一般資訊)"
    r"|(?:\bnot|\bno|n['’]t)\b.{0,60}advice"
    r"|\b(?:only|purposes?|general|no substitute)\b.{0,60}\b(?:information|guidance|reference"
    r"|advice)"
    r"|\b(?:information|informational|guidance|reference)\b.{0,20}\b(?:only|purposes?)))"
    r".{10,400}"
    # 资料更新至三月，仅供参考: a short remark need not name the publication.
    r"|(?!.*(?:第.{1,6}條|\b(?:articles?|sections?) \d))"
    r"(?=.{0,50}(?:[只僅仅]供.{0,4}[參参]考"
    r"|for (?:general |your )?(?:reference|information) (?:purposes )?only))"
    r".{4,110}"
    r"|the (?:contents?|information)\b.{0,80}\bnot\b.{0,40}\b(?:acted|relied) (?:up)?on\b.{0,200}"
    r"|(?:[聲声]明|免[責责][聲声]明)\s*[:：](?=.*不(?:代表|[構构]成).{0,12}意[見见]).{4,80}",
    re.IGNORECASE,
)


def is_edge_line(text: str) -> bool:
    """Return whether the line is furniture if it stands before or behind all of the text."""
    return 0 < len(text) <= LONGEST and _LINE.fullmatch(text) is not None


def is_form_label(text: str) -> bool:
    """Return whether the line is the label of a field in a form, such as a name or an address."""
    return _FORM_LABEL.fullmatch(text) is not None


def introduces_author(text: str) -> bool:
    return _INTRODUCES_AUTHOR.fullmatch(text.strip()) is not None


def leads_to_articles(text: str) -> bool:
    """Return whether the line stands above the titles of other articles."""
    return len(text) <= LONGEST and _ARTICLES.search(text) is not None


def is_page_offer(text: str) -> bool:
    """Return whether the line offers to share the page, or names another article."""
    return _OFFER.fullmatch(text) is not None


def counts_reactions(text: str) -> bool:
    """Return whether the line says how many readers liked, shared and commented an article."""
    return len(text) <= LONGEST and _REACTIONS.fullmatch(text) is not None


def asks_if_helpful(text: str) -> bool:
    return len(text) <= LONGEST and _HELPFUL.search(text) is not None


def is_answer(text: str) -> bool:
    return _ANSWER.fullmatch(text) is not None


def is_disclaimer(text: str) -> bool:
    """Return whether the line says that a publication is no legal advice."""
    return _DISCLAIMER.fullmatch(text) is not None
