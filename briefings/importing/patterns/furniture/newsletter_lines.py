"""Recognise what a newsletter or a forwarded mail adds: how to view it, why it came, how to stop.

Every pattern speaks of this mail or of a click, for a law on subscriptions is text.
"""

import re

from briefings.text.language_detection import HAN, LATIN

_MAIL_ZH = r"(?:電郵|郵件|電子郵件|通訊|電子報|電子通訊|簡訊|訊息)"
_MAIL_EN = r"(?:e-?mail|message|newsletter|mailing|alert|bulletin|update|e-?news)"
_THIS_ZH = r"(?:此|本|這|這封|這份|該|本所|我們的|本局|本會)"
_CLICK_ZH = (
    r"(?:[請按點](?:按|點|擊|選)?此?|此處|這裏|這裡|連結|鏈結|網頁版|瀏覽器|線上|網上|回覆|電郵至)"
)
_CLICK_EN = r"(?:click|here|link|reply|browser|online|web version|let us know|e-?mail us)"

# A mail was written at a time or from an address, a judgment on a day.
_TIME = r"(?:\d{1,2}[:：]\d{2}|@|\d{1,2}\s*時|[上下]午)"

_PATTERNS = (
    # How to view it.
    (
        rf"(?:[如若](?:果|閣下|您|你)*)?(?:未能|無法|不能|看不到|不能夠)(?:正常|正確|完整)?(?:地)?"
        rf"(?:顯示|閱讀|瀏覽|檢視|觀看|開啟)?{_THIS_ZH}?{_MAIL_ZH}?.{{0,12}}[，,？?。]?.{{0,10}}"
        rf"{_CLICK_ZH}.{{0,24}}"
    ),
    (
        rf"if (?:this|the|you) .{{0,20}}\b(?:{_MAIL_EN}\b.{{0,20}})?(?:display|view|read|see"
        rf"|appear).{{0,60}}{_CLICK_EN}.{{0,40}}"
    ),
    (
        r"(?:having )?(?:trouble|problems?|difficult(?:y|ies)) (?:viewing|reading|seeing"
        r"|displaying).{0,80}"
    ),
    rf"(?:can(?:no|['’])?t|cannot|unable to) (?:read|see|view|display) this {_MAIL_EN}.{{0,60}}",
    (
        r"view (?:(?:it|this|the|as|our)\b.{0,30})?(?:in (?:your |a |the )?(?:web )?browser"
        r"|online|web ?page|web version)\W*"
    ),
    r"(?:view )?(?:web|online|browser) version\W*|read (?:this |it )?online",
    rf"(?:在|以|用)?瀏覽器(?:中|內|上)?(?:檢視|查看|開啟|閱讀|打開|瀏覽){_THIS_ZH}?{_MAIL_ZH}?",
    r"(?:檢視|查看|瀏覽|閱讀)?(?:網頁|線上|網上)(?:版本?|瀏覽|閱讀)",
    # Why it came.
    (
        rf"(?:您|閣下|你).{{0,6}}(?:因|由於|因為).{{0,24}}(?:訂閱|登記|客戶|會員"
        rf"|同意).{{0,20}}(?:收到|接收|獲發)"
        rf"{_THIS_ZH}.{{0,6}}{_MAIL_ZH}.{{0,10}}"
    ),
    r"(?:您|閣下|你)(?:之所以|會)?收到(?:此|本|這封)(?:電郵|郵件|電子郵件|通訊).{0,50}",
    rf"(?:您|閣下|你)(?:現時|現正|已經?)?訂閱(?:了)?{_THIS_ZH}.{{0,10}}{_MAIL_ZH}.{{0,60}}",
    rf"{_THIS_ZH}{_MAIL_ZH}由.{{2,30}}(?:發送|寄出|發出|編製|製作)[。.]?",
    (
        rf"you(?:['’]re| are| were| have been)? ?(?:receiv|get|sent|subscrib).{{0,30}}\b(?:this"
        rf"|our) .{{0,20}}{_MAIL_EN}\b.{{0,90}}"
    ),
    # How to stop it.
    r"(?:如欲|如要|若要|若欲|如不欲|如不想|要|欲)(?:取消訂閱|退訂)[，,]?(?:可|請).{0,30}",
    (
        r"(?:to|if you (?:wish|want|would like) to) (?:unsubscribe|opt[- ]out)\b.{0,30}"
        rf"{_CLICK_EN}.{{0,60}}"
    ),
    (
        r"(?:按此|點此|請按此處?|點擊(?:此處|這裡))?(?:取消訂閱|退訂|更新(?:訂閱|聯絡)?資料"
        r"|管理訂閱|更改訂閱設定|(?:轉寄|轉發|分享)(?:本電郵|本通訊)?[給予]?(?:朋友|好友|友人|同事))[。.]?"
    ),
    r"(?:click here|click the link .{0,20})\b.{0,20}\b(?:unsubscribe|opt out|update your).{0,40}",
    (
        r"(?:unsubscribe[.!]?|(?:unsubscribe|opt[- ]out|manage|update|change)\b"
        rf"(?: (?:from|your|my|this|here|list|mailing|e-?mail|{_MAIL_EN}s?|preferences"
        r"|subscriptions?|details|profile|settings))+[.!]?)"
    ),
    (
        rf"(?:forward|send|share)(?: this)?(?: {_MAIL_EN})? (?:to|with) (?:a|your) "
        r"(?:friend|colleague)s?"
        r"|(?:forward|send) (?:this )?e-?mail"
    ),
    rf"{_THIS_ZH}{_MAIL_ZH}(?:由系統|為系統)?自動(?:發出|發送|產生).{{0,20}}",
    rf"this is an? (?:automated|automatically generated) {_MAIL_EN}.{{0,60}}",
    (
        r"請勿(?:直接)?回覆(?:此|本)?(?:電郵|郵件)?[。.]?"
        r"|(?:please )?do not reply(?: to this e-?mail)?[.]?"
    ),
    # A mail that was sent on, and the reader's paper.
    r"[-—_=\s]*(?:forwarded|original) (?:message|e-?mail)[-—_=\s]*:?|begin forwarded message:?",
    r"[-—_=\s]*(?:轉寄|轉發|原始|原有)(?:的)?(?:郵件|訊息|電郵|信件)[-—_=\s]*[:：]?",
    rf"on (?=.*\d{{4}})(?=.*{_TIME}).{{8,110}}\bwrote:",
    rf"(?=.*\d{{4}})(?=.*{_TIME}).{{8,90}}(?:寫道|來函|來信)[:：]",
    r"(?:please )?(?:consider|think of|be kind to) the environment before.{0,50}",
    r"(?:請|為)(?:考慮|支持|愛護|響應)?環保.{0,30}(?:列印|打印).{0,20}",
    r"sent from my .{1,40}|從我的.{1,20}傳送",
    # A warning that the mail came from elsewhere.
    (
        r"(?:[【\[(（]?(?:caution|warning|external|注意|警告|提示|外部)[】\])）]?\s*[:：!！]?\s*)+"
        r".{0,30}(?:外部(?:寄|發|來|郵)|來自外部|from outside|outside (?:of )?(?:your|the|our) org"
        r"|external (?:sender|source|e-?mail)).{0,120}"
    ),
    # Where the other language is.
    (
        r"(?:please )?(?:scroll down|see below|read on|look below) for (?:the )?(?:english"
        r"|chinese).{0,20}"
    ),
    (
        r"(?:the |an )?(?:english|chinese) (?:version|text|translation)(?: is| appears"
        r"| can be found)?"
        r" (?:below|follows|at the (?:end|bottom)|after the .{1,30})[.]?"
    ),
    (
        r"(?=.*[下後末附])(?:請)?(?:向下|往下|見下|參閱|參看|閱讀|查看|捲動|下拉|滾動|下文)*"
        r"(?:英文|中文|英語|葡文)(?:版本?|譯本|譯文|文本)?(?:[見載附列]?[在於]?|請見|請看).{0,8}?"
        r"(?:以下|下文|下方|文末|下面|之後|後文|後頁|其後|附後)?[。.]?"
    ),
    r"(?:歡迎)?轉載(?:時)?請?(?:註明|注明)(?:出處|來源)[。.]?",
)
# In the midst of a text these may be law: on service, a register or the rights of an author.
_AT_EDGE = (
    (
        rf"{_THIS_ZH}{_MAIL_ZH}(?:是|會|已)?(?:發送|寄送|傳送|寄發|發出|寄)(?:至|予|給|到|往)"
        r"(?!.*視為).{0,80}"
    ),
    (
        rf"this {_MAIL_EN}(?: and (?:any|its) attachments?)? (?:is|are) (?:sent )?"
        r"(?:subject to|governed by) .{1,40}\b(?:terms|conditions)\b.{0,60}"
    ),
    rf"{_THIS_ZH}{_MAIL_ZH}(?:及其?(?:任何)?附件)?(?:須|均)?(?:受|受制於).{{1,30}}(?:條款|細則).{{0,6}}(?:約束|規限|限制)[。.]?",
    rf"this {_MAIL_EN} (?:was|is|has been) (?:sent|delivered|addressed) to .{{1,100}}",
    (
        r"(?=.*(?:訂閱|退訂|[請按點](?:按|點|擊|選)|電子報|通訊|轉寄"
        rf"|{_THIS_ZH}.{{0,4}}{_MAIL_ZH}))"
        r"(?:如欲|如要|若要|若欲|如不欲|如不想|如您?你?希望|若您?你?不想|如閣下(?:不)?(?:欲|想"
        r"|希望|願意)|要|欲)"
        rf"(?:再)?.{{0,12}}(?:取消訂閱|退訂|接收|收到|收取|停止|更改|更新|管理"
        rf"|轉寄).{{0,30}}{_CLICK_ZH}.{{0,40}}"
    ),
    (
        r"(?:to|if you)\b.{0,50}\b(?:unsubscribe|opt[- ]out|stop receiving|be removed"
        r"|(?:no longer|not) .{0,20}receive"
        rf"|update your|change your|manage your).{{0,80}}{_CLICK_EN}.{{0,60}}"
    ),
    (
        r"if you (?:do not|no longer|don['’]t) (?:wish|want) to (?:receive|get) (?:our|these|this"
        r"|such|further|any more)\b.{1,140}"
    ),
    (
        r"(?:[如若倘](?:閣下|您|你)?(?:不欲|不想|不願意?|無意)|不欲|不想)(?:再|繼續)?(?:收到?|收取|接收|獲發)"
        r"(?:我們|本[會所行局刊]|此類?|有關)?的?.{0,4}(?:通告|通函|通訊|刊物|資訊|電郵|郵件|電子報|單張).{0,50}"
    ),
    (
        r"未經(?:本[所行局會]|本公司)?(?:事先)?(?:書面)?(?:許可|授權|同意|批准)[，,]?(?:不得"
        r"|請勿|嚴禁)(?:轉載|翻印)[。.]?"
    ),
    (
        r"no part of this (?:publication|newsletter|website|briefing"
        r"|e-?mail) may be (?:reproduced|copied).{0,120}"
    ),
)
_LINE = re.compile("|".join(_PATTERNS), re.IGNORECASE)
_EDGE_LINE = re.compile("|".join(_AT_EDGE), re.IGNORECASE)
# One of these stands in every such line, and in few others.
_WORD = re.compile(
    r"電郵|郵件|電子報|通訊|簡訊|訊息|瀏覽|訂閱|網[頁上]|線上|退|環保|轉載|信件|寫道|來函|來信"
    r"|傳送|轉寄|更新|[英中葡]文|通[告函]|刊物|單張|資訊"
    r"|mail|message|newsletter|alert|bulletin|update|display|view|subscri|browser|version|opt|brow"
    r"|unsub|manage|change|forward|wrote|environment|sent from|receive|english|chinese|reprod|read",
    re.IGNORECASE,
)
LONGEST = 240
_BETWEEN_LANGUAGES = re.compile(
    rf"(?<=[{HAN}。，！？])\s*[|｜/／]?\s*(?=[{LATIN}])|(?<=[{LATIN}.?!])\s*[|｜/／]?\s*(?=[{HAN}])"
)


def is_newsletter_line(text: str) -> bool:
    """Return whether the line is about the mail that brought the text, wherever it stands."""
    return _matches(_LINE, text)


def is_newsletter_line_at_edge(text: str) -> bool:
    """Return whether it is so if it stands before or behind all of the text."""
    return _matches(_EDGE_LINE, text)


def _matches(pattern: re.Pattern[str], text: str) -> bool:
    if len(text) > LONGEST or not _WORD.search(text):
        return False
    in_each = _BETWEEN_LANGUAGES.split(text, maxsplit=1)
    return bool(pattern.fullmatch(text) or all(map(pattern.fullmatch, in_each)))
