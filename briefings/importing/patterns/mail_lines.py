"""Recognise what a mail or a letter adds to its text: header, greeting, closing, notice."""

import re

from briefings.importing.patterns.furniture.newsletter_lines import is_newsletter_line
from briefings.importing.patterns.list_markers import plain

LONGEST_LINE = 90

_LABEL = (
    r"(?:寄件者|寄件人|發件人|发件人|收件者|收件人|副本(?:抄送)?|密件副本|抄送|主旨|主題|主题|事由|re"
    r"|傳送時間|發送時間"
    r"|寄件日期|日期|附件|重要性|from|to|cc|bcc|subject|sent|date|reply-to|attachments?"
    r"|importance|de"
    r"|para|assunto|enviado(?: em)?"
    r"|message-id|mime-version|return-path|in-reply-to|user-agent|x-[a-z]+(?:-[a-z]+)*"
    r"|content-(?:type|transfer-encoding|language|disposition)|list-(?:id|post|unsubscribe))"
)
_HEADER = re.compile(rf"{_LABEL}(?:\s*[/／]?\s*{_LABEL})?\s*[:：].*", re.IGNORECASE)
_PARTY = re.compile(
    r"(?:寄件者|寄件人|發件人|发件人|收件者|收件人|from|to|de|para)\b", re.IGNORECASE
)
_ADDRESSEE = re.compile(
    r"(?:致|收件人|經辦人|to|attn|attention)\.?(?:\s*[/／]?\s*(?:to|attn))?\s*[:：].{1,60}",
    re.IGNORECASE,
)
# Above a greeting, the name of a company or of a person is whom it greets.
_ADDRESSED = re.compile(
    r".{2,40}(?:有限公司|股份公司|集團|商會)(?:\s*(?:台照|台鑒|台啟))?|.{2,40}(?:台照|台鑒|台啟"
    r"|鈞鑒|鈞啟)"
    r"|[A-Z].{1,60}\b(?:Limited|Ltd\.?|Inc\.?|Company|S\.A\.|Lda\.?)|(?:Messrs\.?"
    r"|The Manager\b).{0,50}"
)
_OPEN_GREETING = re.compile(
    r"敬啟者|您好|大家好|(?:dear )(?:sirs?|madam|sirs? (?:or|and) madams?|clients?|all|colleagues"
    r"|readers?|friends)",
    re.IGNORECASE,
)
_CHINESE_GREETING = (
    r"(?:敬啟者|敬启者|各.{0,6}(?:主管|負責人|同事|同仁|業主|住戶|會員|客戶|股東)|(?:各位|尊敬的|親愛的|敬愛的).{1,16}|.{1,10}(?:先生|女士|小姐|閣下|台鑒"
    r"|鈞鑒|您好|你好)"
    r"|您好|你好|大家好)"
)
_ENGLISH_GREETING = (
    r"(?:dear .{1,60}|to whom it may concern|(?:hi|hello|good (?:morning|afternoon))(?: .{1,30})?)"
)
_CHINESE_CLOSING = (
    r"(?:此致|此 致|敬禮|順頌|順祝|順候|敬頌|並頌|即頌|專此|祝)\s?"
    r"(?:商祺|時祺|台安|台祺|鈞安|安好|順利|大安|工作愉快|敬禮|奉達|好)?"
    r"|(?:謹啟|謹上|敬上|敬啟|謹致)"
)
_ENGLISH_CLOSING = (
    r"(?:(?:with )?(?:our |my )?(?:kind(?:est)?|best|warm(?:est)?)"
    r"(?: (?:personal )?(?:regards|wishes))?|regards|many thanks|cordially"
    r"|yours (?:sincerely|faithfully|truly|very truly)|(?:very )?sincerely(?: yours)?)"
)
_BETWEEN = r"[\s,，.。!！:：;；/／|｜]*"
# Who writes, behind the closing words or before them: Kind regards, Carla; 秘書處 謹啟.
_WRITER = re.compile(
    rf"[^。；;.]{{1,24}}\s(?:謹啟|謹上|敬上|敬啟|謹致)"
    rf"|(?i:{_ENGLISH_CLOSING})\s*[,，\n]\s*"
    r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
)


def _in_both(chinese: str, english: str) -> re.Pattern[str]:
    """The words in either language, or in both on one line."""
    return re.compile(
        rf"(?:{chinese}){_BETWEEN}(?:{english})?{_BETWEEN}"
        rf"|(?:{english}){_BETWEEN}(?:{chinese})?{_BETWEEN}",
        re.IGNORECASE,
    )


_GREETING = _in_both(_CHINESE_GREETING, _ENGLISH_GREETING)
_CLOSING = _in_both(_CHINESE_CLOSING, _ENGLISH_CLOSING)
_MAIL = (
    r"(?:[本此](?:電郵|郵件|電子郵件|訊息|通訊|傳真)"
    r"|\bthis (?:e-?mail|message|communication|transmission|fax))"
)
# A notice mentions this mail in its first words; a judgment mentions someone else's mail.
_OPENING = (
    r"(?:.{0,40}[:：]\s*)?(?:請注意|注意|please note)?[，,:：\s]*(?:that )?(?:[如若倘](?:果)?)?"
    r"(?:閣下|您|你)?(?:誤收|收到|載於|隨)?"
    r"(?:if (?:you )?(?:have )?(?:received? )?"
    r"|(?:the |any |all )?(?:information|contents?|materials?|views?|opinions?|advice)\b"
    r".{0,30}\b(?:in|of|with|by) )?"
)
_NOT_THE_READER = (
    r"(?:[如若](?:閣下|您|你)?(?:並非|不是|非)|if you are not).{0,14}"
    r"(?:收件人|收件者|recipient|addressee)"
)
_NOTICE = re.compile(
    rf"(?={_OPENING}{_MAIL})"
    r"(?=.*(?:機密|保密|誤收|收件人|刪除|confidential|privileged|intended|in error|recipient"
    r"|addressee))"
    rf"|(?:.{{0,40}}[:：]\s*)?(?={_NOT_THE_READER})"
    rf"(?=.*(?:{_MAIL}|intended|named|delete|destroy|sender|指定|預定|刪除|寄件[人者]))",
    re.IGNORECASE | re.DOTALL,
)
_COPY = re.compile(
    r"(?:副本(?:送|抄送|致)?|抄送)\s*[:：].{1,80}|附件\s*[:：]?\s*如文"
    r"|(?:c\.?c\.?\s*[:：]|c\.c\.\s)\s*\S.{1,80}|(?:encl(?:s|osures?)?|att)\.?(?:\s*[:：].{1,60})?",
    re.IGNORECASE,
)
# What is said of an enclosure, or an article of the CC: no list of names.
_SAID = re.compile(
    r"[。；;]$|[須應]|第.{1,9}條|\b(?:must|shall|may|is|are|articles?|sections?)\b", re.IGNORECASE
)


def is_header_line(text: str) -> bool:
    """Return whether the line is one like "From: …" or "收件者：…"; a header has several."""
    if len(text) > 3 * LONGEST_LINE or (":" not in text and "：" not in text):
        return False
    return _HEADER.fullmatch(plain(text).strip()) is not None


def is_addressee(text: str) -> bool:
    """Return whether the line says to whom a letter goes: 致：各客戶, To: Our clients."""
    text = plain(text).strip()
    if len(text) > LONGEST_LINE:
        return False
    return bool(_ADDRESSEE.fullmatch(text) or _ADDRESSED.fullmatch(text))


def header_lines(text: str) -> list[str]:
    """The lines of a mail header in one paragraph; none if anything else is said there.

    A program may have written above them that they were forwarded.
    """
    said = [
        part for part in text.split("\n") if part.strip() and not is_newsletter_line(part.strip())
    ]
    return said if all(map(is_header_line, said)) else []


def names_party(text: str) -> bool:
    return _PARTY.match(plain(text).strip()) is not None


def is_greeting(text: str) -> bool:
    """Return whether the line greets the reader: it ends in a comma or a colon, or is short."""
    text = plain(text).strip()
    if len(text) > LONGEST_LINE or not _GREETING.fullmatch(text):
        return False
    is_closed = text.endswith((",", "，", ":", "：", "!", "！"))
    return is_closed or _OPEN_GREETING.fullmatch(text) is not None


def is_closing(text: str) -> bool:
    if len(text) > LONGEST_LINE:
        return False
    text = plain(text).strip()
    return bool(_CLOSING.fullmatch(text) or _WRITER.fullmatch(text)) if text else False


def is_notice(text: str) -> bool:
    """Return whether the text says that the mail is confidential, or to whom else it went."""
    if _NOTICE.match(text):
        return True
    said = plain(text).strip()
    return _COPY.fullmatch(said) is not None and _SAID.search(said) is None
