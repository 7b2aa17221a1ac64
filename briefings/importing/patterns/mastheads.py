"""Recognise the lines above a title: publisher, series, kind of document, addressee."""

import re
from typing import Literal

from briefings.text.language_detection import HAN, LATIN
from briefings.text.languages import WRITTEN

# Public bodies; the first are no part of a title, the others could end one (設立公司).
_SURE_BODY = (
    r"[\u4e00-\u9fff]{0,18}(?:特別行政區(?:政府)?|政府|(?<![格結布佈困僵時])局|(?<![簽部連])署"
    r"|(?<!公)司|(?<![客餐])廳|海關|委員會|辦公室|監察處|事務處|法院)"
)
_CHINESE_BODY = (
    rf"{_SURE_BODY}|[\u4e00-\u9fff]{{2,18}}(?:處|辦事處|中心|理事會|基金會?|協會|公會|學會|總會"
    rf"|聯會|商會|聯合會|聯誼會|促進會|研究會|同業會|工會|援助社|服務社"
    r"|檢察院|大學|銀行|公司|集團|組|科|部門|(?<![全內外局幹])部|律師|登記局|學院|研究所|顧問)"
)
_BODY_NOUN = (
    r"(?i:Bureau|Department|Offices?|Authority|Directorate|Commission(?:er)?|Council|Committee"
    r"|Courts?|Government|Services?|Administration|Centre|Center|Institute|Association"
    r"|Foundation|Society|University|Agency|Registry|Secretariat|Ministry|Board|Unit|Division|Bank"
    r"|Company|Limited|Group|Legal|Region|Federation|Chamber|Academy|Consultants|Branch|Section"
    r"|Governo|Gabinete|Direcção|Direção|Instituto|Região|Conselho|Comissão|Serviços|Centro)"
)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w.'’&À-ÿ-]*|of|for|on|and|the|de|da|do|das|dos|e|&|group|team|unit)"
_LATIN_BODY = (
    rf"(?=.*\b(?:{_BODY_NOUN}\b|(?:Practice|Team)$))(?=.{{4,80}}$)"
    rf"[A-ZÀ-Þ][\w.'’&À-ÿ-]*(?:,?\s+{_NAME_WORD}){{0,11}}"
)
_IS_BODY = re.compile(rf"{_CHINESE_BODY}|{_LATIN_BODY}")
_IS_SURE_BODY = re.compile(_SURE_BODY)

_KIND = re.compile(
    r"(?:新聞|傳媒|媒體)(?:稿|公報|通告|發[佈布]|聲明)|(?:內部)?(?:通函|備忘錄|傳閱文件)"
    r"|(?:公眾)?諮詢(?:文件|摘要|報告)|討論文件|立場書|專題(?:文章|報道)|專欄|特稿"
    r"|(?:判案|判例|案例|裁判)(?:摘要|評析|簡析|簡報)|法律(?:觀點|評論|專欄|新知)|客戶通函"
    r"|(?:即時|立即)發[佈布放]"
    r"|(?:press|news|media) (?:release|statement|notice)s?|(?:internal )?(?:circular"
    r"|memo(?:randum)?)"
    r"|(?:public )?consultation (?:paper|document|summary|report)|(?:discussion|position) paper"
    r"|feature(?: articles?|s)?|case (?:note|summary|digest|comment)|(?:legal )?(?:insights?"
    r"|opinion"
    r"|commentary)|for immediate release",
    re.IGNORECASE,
)
# Who may read a document, and whether it is finished.
_MARKING = re.compile(
    r"(?:只供|僅供)?內部(?:使用|參考|傳閱)|(?:私人及|嚴格|絕對)?(?:機密|保密)(?:文件)?|草擬本"
    r"|受?(?:法律專業|律師與客戶|律師客戶)?(?:保密)?特權(?:文件|通訊)?"
    r"|(?:for )?internal (?:use|circulation)(?: only)?"
    r"|(?:private (?:and|&) |strictly )?confidential"
    r"|(?:legally )?privileged(?: (?:and|&) confidential)?|draft",
    re.IGNORECASE,
)
# Titles end with these words too.
_COMMON_KIND = re.compile(
    r"通告|公告|佈告|通知|告示|公示|(?:public )?notice|(?:public )?announcement|aviso|edital",
    re.IGNORECASE,
)
_NUMBERED_KIND = re.compile(
    r"(?:會員|客戶)(?:須知|提示)\s*(?:\d{4}\s*年\s*)?第\s*\d+\s*號"
    r"|(?:\d{4}\s*年\s*)?第\s*[\d〇零一二三四五六七八九十百]+(?:\s*[/／]\s*\d{4})?\s*號(?:通函|通告|公告|指引"
    r"|備忘錄|傳閱文件)"
    r"|(?:[a-z]{2,8}\s*)?(?:會員|客戶|內部)?(?:通函|通告|公告|指引|備忘錄)(?:編號)?\s*[:：]?"
    r"\s*第?\s*[\d/／]+\s*號?"
    r"|[a-z](?:\.?[a-z]){1,5}\.?\s+(?:no\.?\s*)?\d+\s+of\s+\d{4}"
    r"|(?:[a-z'’]{1,12} ){0,2}(?:circular|notice|memorandum|guideline|announcement)"
    r"(?: (?:no\.?|number))?\s*[:：]?"
    r"\s*\d+(?:\s*(?:[/／]|of)\s*\d{4})?",
    re.IGNORECASE,
)

# The kind of a document, with its audience or its number: 會員通告, Circular Letter No. 22.
_KIND_NOUN = r"通告|通函|公告|通知書?|備忘錄?|circulars?|memo(?:randum)?s?"
_NAMES_KIND = re.compile(
    rf"(?=.{{2,60}}$)(?:[\u4e00-\u9fff]{{0,8}}(?:{_KIND_NOUN})"
    rf"|(?:[a-z'’]{{1,12}} ){{0,2}}(?:{_KIND_NOUN})"
    r"(?: (?:letter|to [a-z]{1,12}(?: [a-z]{1,12}){0,2}))?)"
    r"(?:\s*[（(]?\s*(?:第|no\.?|number|編號)?\s*[\d/\-]+\s*(?:號|of \d{4})?\s*[)）]?"
    r"(?:\s*[（(]\s*\d{4}\s*年?\s*[)）])?)?",
    re.IGNORECASE,
)

_SERIES_WORD = (
    r"[\u4e00-\u9fff]{0,8}(?:簡報|通訊|快訊|簡訊|速遞|季刊|月刊|[月週周]報|通報|動態|提示|資訊|速報|觀察|更新)"
    r"|(?:[a-z&]+\s+){0,4}(?:e-?)?"
    r"(?:briefings?|newsletters?|alerts?|bulletins?|updates?|news|notes?|insights?|briefs?|review"
    r"|monthly|weekly|quarterly|digest)"
    r"|boletim(?: [a-zà-ÿ]+){0,3}"
)
# Words that hardly any title ends with.
_SERIES_NAME = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:通訊|快訊|簡訊|季刊|月刊|[月週周]報|速遞|速報|電子報)"
    r"|(?:[a-z&]+\s+){0,4}(?:e-?)?(?:newsletters?|bulletins?|alerts?|news|monthly|weekly)",
    re.IGNORECASE,
)
_NUMBERED_ISSUE = (
    r"(?:總?第\s*[\d〇零一二三四五六七八九十百]+\s*(?:[期號]"
    r"|卷(?:\s*第?\s*[\d〇零一二三四五六七八九十百]+\s*[期號])?)"
    r"|第\s*[\d一二三四五六七八九十]+\s*版|(?:修訂|增訂|電子)版"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|\d{1,2}(?:st|nd|rd|th)|revised|new) edition"
    r"|(?:issue|vol(?:ume)?)\.?(?: no\.?)?\s*\d+|n\.?º\s*\d+)"
)
_ISSUE = (
    rf"(?:{_NUMBERED_ISSUE}|no\.?\s*\d+(?![\d/])|[\d〇零一二三四五六七八九十百]+\s*月[號刊]?"
    r"|[\d〇零一二三四五六七八九]{4}\s*年"
    r"(?:\s*[\d一二三四五六七八九十]{1,2}\s*月[號刊]?|\s*[春夏秋冬]季?[號刊]?)?"
    r"|\d{1,4}\s*[-/.]\s*\d{1,4}|\d{1,4}"
    r"|(?:spring|summer|autumn|winter|(?:primavera|verão|outono|inverno) de|q[1-4]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)(?:\s+\d{4})?)"
)
_ISSUES = rf"{_ISSUE}(?:\s*[,，.]?\s*{_ISSUE}){{0,3}}"
_SERIES = re.compile(
    rf"(?P<plain>{_SERIES_WORD})|(?:{_SERIES_WORD})\s*[,，:：—–-]?\s*{_ISSUES}"
    rf"|{_NUMBERED_ISSUE}(?:\s*[,，.]?\s*{_ISSUE}){{0,3}}|(?P<month>{_ISSUES})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(_NUMBERED_ISSUE, re.IGNORECASE)

_FIELD_WORD = (
    r"致|由|發自|發文者|收文者|受文者|收件[人者]|[寄發]件[人者]|經辦人|聯絡人|(?:聯絡|查詢)?電話|傳真"
    r"|熱線|查詢|hotline|enquir(?:y|ies)"
    r"|電郵(?:地址)?|網址|地址|address|(?:各地|本所)?辦事處|(?:our )?offices?"
    r"|發[佈布文](?:單位|機關|部門)|issued by"
    r"|抄送|副本(?:送|抄送)?|密級|分類|類別|標籤|關鍵[字詞]|版本|頁數|總?頁數"
    r"|(?:執業|業務|專業|服務|法律)?(?:範疇|領域)|業務組別?"
    r"|(?:practice|legal) (?:areas?|groups?|fields?)"
    r"|areas? of (?:practice|law)"
    r"|擬備予|呈交|呈送|客戶|prepared (?:for|by)|submitted to|client"
    r"|layout|permalink|lang|slug|template|weight"
    r"|to|from|attn|attention|tel(?:ephone)?|phone|fax|e-?mail|website|c\.?c\.?|copy(?: to)?"
    r"|categor(?:y|ies)|tags?|keywords?|filed under|version|pages?|contact(?: person)?"
    r"|classification|distribution"
)
_FIELD = re.compile(
    rf"(?:{_FIELD_WORD})\.?(?:\s*[/／|｜]?\s*(?:{_FIELD_WORD})\.?)?\s*[:：]\s*\S.{{0,100}}",
    re.IGNORECASE,
)
# A definition, such as "Client: a person who instructs a lawyer.", has no date and no address.
_SENTENCE = re.compile(r"[^:：]*[:：]\s*(?!.*(?:\d{4}|@))(?:.*[。；;]|[a-z].*[a-z]{3}\.)")
_DELIVERY = re.compile(
    r"(?:掛號|掛號郵件|平郵|專人送[遞達]|郵寄|電郵|傳真|速遞)(?:郵件|送遞)?(?:及(?:電郵|傳真"
    r"|郵寄))?"
    r"|by (?:registered |ordinary )?(?:post|mail|hand|e-?mail|courier|fax)"
    r"(?: (?:and|&) (?:by )?(?:post|mail|hand|e-?mail|courier|fax))?(?: only)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:中國)?(?:澳門|香港|九龍|新界|氹仔|路環)[^。；;]{0,30}|[^。；;，]{0,20})"
    r"(?:馬路|大道|街|道|巷|廣場|大廈|中心|坊|里)[^。；;，]{0,24}(?<![第/\d])(?:\d+"
    r"|[一二三四五六七八九十]+)\s*(?:號|樓|室|座)"
    r"[^。；;]{0,20}"
    r"|(?=.{8,120}$)(?=.*\d)[\w\s,.'’/\-–#&()À-ÿ]*"
    r"(?:\d+(?:st|nd|rd|th)? (?:floor|andar)|\d+/F|\b(?:Avenida|Rua|Street|Road|Avenue|Praça"
    r"|Alameda))"
    r"\b[\w\s,.'’/\-–#&()À-ÿ]*(?<![.])",
    re.IGNORECASE,
)

_FIRM = re.compile(
    r".{1,20}?(?:(?:律師|法律|大律師|公證)(?:事務所|行|樓)"
    r"|律師團隊)(?:\s*[（(][^（()）]{1,12}[)）])?"
    r"|[A-ZÀ-Þ].{1,60}?(?:\bLLP|\bLawyers|\bLaw (?:Firm|Office|Offices|Chambers)|\bAdvogados"
    r"|& (?:Partners|Co\.?|Associates)|\bSolicitors|\bChambers|\bAttorneys|\bAssociados"
    r"|\bNotaries)(?:\s*\([^()]{1,20}\))?"
    r"|(?!.*\b(?:FOR|OF|TO|ON|BY)\b)[A-Z][A-Z .,&'’-]{2,50}"
    r" (?:LAWYERS|SOLICITORS|CHAMBERS|ATTORNEYS|ADVOGADOS|NOTARIES)"
)
_PLACE = re.compile(
    r"(?:於|在)?(?:中國)?(?:福建|浙江|江[蘇苏西]|[湖海河]南|[湖河]北|四川|山[東东西]|[廣广]西|[廣广][東东]|[雲云]南"
    r"|[遼辽][寧宁]|吉林|黑[龍龙]江|天津|重[慶庆]|安徽|[貴贵]州|[陝陕]西|甘[肅肃]|青海|澳[門门]|香港|珠海|深圳|[廣广]州|北京|上海|[橫横]琴|里斯本)(?:特別行政區)?"
    r"|(?:in )?(?:macau|macao|hong kong|zhuhai|shenzhen|guangzhou|beijing|shanghai|hengqin|lisbon)"
    r"(?: sar)?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(
    r"(?:reading time\s*[:：]?\s*)?(?:about |approx\.? )?\d+[\s-]*min(?:ute)?s?(?: read)?"
    r"|(?:閱讀時間|需時)?\s*[:：]?\s*約?\s*[\d一二三四五六七八九十]+\s*分鐘(?:閱讀)?",
    re.IGNORECASE,
)
_FIELD_OF_LAW = re.compile(
    rf"[{HAN}]{{0,6}}(?:法|法律|法務|稅務|訴訟|仲裁|爭議解決|知識產權|併購|地產|合規|私隱|監管|信託|遺產|金融)"
    r"|(?:[\w&]+,? ){0,3}(?:law|tax|taxation|litigation|disputes?|arbitration|property|employment"
    r"|m&a|acquisitions|compliance|regulat(?:ory|ion)|privacy|protection|corporate|commercial|estate"
    r"|client|insolvency|restructuring|finance|banking|technology|competition|antitrust|shipping"
    r"|gaming|immigration|insurance|securities|trusts?|probate)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:(?:t|f|m|tel|fax|電話|傳真|[☎☏✆📞])\.?\s*[:：]?\s*)?\+?\d[\d\s()-]{6,18}\d", re.IGNORECASE
)
# Only beside another name of the publication: Kwok & Vaz | Capital Markets Alert.
_PARTNERS = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:,? (?:[A-ZÀ-Þ][\w'’-]+|de|da|do)){0,3} ?[&＆] ?[A-ZÀ-Þ][\w'’-]+"
    r"(?: [A-ZÀ-Þ][\w'’-]+)?"
)
_PAGE = re.compile(
    r"第?\s*\d{1,3}\s*[頁页]|page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)

# What a listed company states below its name.
_INCORPORATED = (
    r"(?:[於在][\u4e00-\u9fff]{2,20}(?:成立|存續)[\u4e00-\u9fff]{0,12}有限(?:責任)?公司"
    r"|(?:a (?:[a-z]+ ){1,4}company )?(?:incorporated|established|continued|registered)"
    r"(?: and [a-z]+)? in [a-z'’, ]{4,60} with limited liability)"
)
_STOCK_CODE = (
    r"(?:(?:(?:股份|股票|證券|上市)(?:代號|代碼|編號)|(?:stock|securities) codes?)"
    r"[\s/／|｜:：]*){1,2}"
    r"\d{1,6}(?:\s*[（(][^()（）]{1,24}[)）])?"
)
_OF_LISTED = re.compile(
    rf"(?:[\s(（/／|｜]*(?:{_INCORPORATED}|{_STOCK_CODE})[\s)）]*){{1,2}}", re.IGNORECASE
)

_PARTS = re.compile(r"\s*[|｜·•/／]\s*|\u3000|\s{2,}")
_HAN_BEFORE = re.compile(rf"^[{HAN}・·&＆]+(?=\s*[{LATIN}])")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_BETWEEN_KINDS = re.compile(
    rf"\s*[/／|｜]\s*|(?<=[{HAN}號])\s*(?=[{LATIN}])|(?<=[{LATIN}])\s*(?=[{HAN}])"
)


def is_body(text: str) -> bool:
    """Return whether the text could be the name of an office or a company."""
    return _IS_BODY.fullmatch(text) is not None


def is_surely_body(text: str) -> bool:
    """Return whether the Chinese text could hardly be anything else."""
    return _IS_SURE_BODY.fullmatch(text) is not None


def is_document_kind(text: str) -> bool:
    """Return whether the text says what it stands above: a press release, a circular."""
    return bool(_KIND.fullmatch(text) or _NUMBERED_KIND.fullmatch(text))


def names_kind(text: str) -> bool:
    """Return whether the text may be the kind of a document, in one language or in both."""
    said = _BETWEEN_HAN.sub("", text.strip())
    parts = [part for part in _BETWEEN_KINDS.split(said) if part]
    return 0 < len(parts) <= len(WRITTEN) and all(map(_NAMES_KIND.fullmatch, parts))


def is_series_name(text: str) -> bool:
    """Return whether the text ends as hardly any title does: 法律通訊, Tax Alert."""
    return _SERIES_NAME.fullmatch(text) is not None


def series_or_issue(text: str) -> Literal["series", "issue"] | None:
    """Return whether the text names a series or a month, or the issue or edition that this is."""
    match = _SERIES.fullmatch(text)
    if match is None:
        return None
    is_month = match["month"] and not _NUMBERED.search(text)
    return "series" if match["plain"] or is_month else "issue"


def is_marking(text: str) -> bool:
    """Return whether the text says who may read a document: 機密, Privileged, Draft."""
    return _MARKING.fullmatch(text) is not None


def is_common_kind(text: str) -> bool:
    """Return whether the word may be the kind of a document, or all of its title."""
    return _COMMON_KIND.fullmatch(text.strip()) is not None


def is_field(text: str) -> bool:
    """Return whether the line names the recipient of a document, or how to reach its author."""
    return bool(_FIELD.fullmatch(text) or _DELIVERY.fullmatch(text))


def is_definition(text: str) -> bool:
    """Return whether a sentence says what the name of a field means in the text."""
    return bool(_FIELD.fullmatch(text) and _SENTENCE.fullmatch(text))


def is_of_listed_company(text: str) -> bool:
    """Return whether the text says where a company is incorporated, or its stock code."""
    return _OF_LISTED.fullmatch(text) is not None


def is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None


def is_firm(text: str) -> bool:
    return _FIRM.fullmatch(text) is not None


def begins_with_firm(text: str) -> bool:
    """Return whether the first part of a line is a firm: 某律師事務所 Some Lawyers ｜ Property."""
    parts = [*_PARTS.split(text)[:1], *_HAN_BEFORE.findall(text)]
    return any(is_firm(part.strip()) for part in parts)


def is_field_of_law(text: str) -> bool:
    """Return whether the text names an area of practice; beside a date it is nothing more."""
    return _FIELD_OF_LAW.fullmatch(text) is not None


def are_partners(text: str) -> bool:
    """Return whether the text could be the name of a firm, beside the name of its publication."""
    return _PARTNERS.fullmatch(text) is not None


def states_reading_time(text: str) -> bool:
    return _READING_TIME.fullmatch(text) is not None


def is_incidental(text: str) -> bool:
    """Return whether the text is a place, a reading time, a telephone number or a page number."""
    return any(one.fullmatch(text) for one in (_PLACE, _READING_TIME, _PHONE, _PAGE))
