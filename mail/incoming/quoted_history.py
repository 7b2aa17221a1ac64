"""The earlier mails that mail programs repeat below an answer."""

import re

_LONGEST_LINE = 300
_MOST_LINES_ABOVE = 3
# "On Mon, Chan wrote:", "於 2026年11月28日 … 寫道：", in one line or divided over some.
_WRITES = re.compile(
    r"(?:\b(?:wrote|schrieb|a écrit|escribió|escreveu)\b|寫道|写道|撰寫|撰写)"
    r"(?P<rest>[^:：]{0,150}|\s*\(.{0,150}\))\s*(?:[:：]|-{2,})$"
)
_BEGINS = re.compile(r"^-*\s*(?:On|Am|At|Le|El|Em|No dia|Às)\b|^[於在]\s*\d|^\d{4}年")
_DATE = re.compile(r"\d[:/.-]\d|\d\s?[年月]|\d{1,2} \w{3,10}\.? \d{4}|\w{3,10} \d{1,2}, \d{4}")
_ADDRESS = re.compile(r"<\s?[^<>@\s]+@[^<>\s]+\s?>")
# What programs put above everything earlier.
_RULE = re.compile(
    r"^\s*-{2,}\s*(?:Original(?: Message)?|(?:Forwarded|Replied) message|Reply Message"
    r"|原始(?:郵件|邮件|訊息|信件)|原[郵邮]件|回[复覆]的原[邮郵]件|(?:轉寄|转发)的?(?:郵件|邮件|訊息)"
    r"|Mensagem (?:original|(?:re)?encaminhada))\s*-{2,}\s*$"
    r"|^(?:Begin forwarded message|開始轉寄郵件|开始转发的邮件"
    r"|Início da mensagem (?:re)?encaminhada)\s*[:：]\s*$",
    re.I,
)
_FROM = re.compile(r"^\s*\**(?:From|寄件者|發件人|发件人|寄件人|De)\**\s*[:：]\**\s*\S")
_SENT = re.compile(
    r"^\s*\**(?:Sent|Date|寄件日期|日期|已?傳送|已发送|(?:傳送|發送|发送|发件)(?:時間|时间|日期)"
    r"|Data|Enviad[ao](?: em)?)\**\s*[:：]"
)
_LINES_OF_A_HEAD = 4
# Drawn above the head of an earlier mail.
_DRAWN = re.compile(r"^\s*[_-]{5,}\s*$")


def divide(text: str) -> tuple[str, str]:
    """Return what the sender wrote, and the history below it.

    Answers between quoted lines are no history. A mail of nothing else is all the sender's.
    """
    lines = text.strip().split("\n")
    cut = _cut(lines)
    own = "\n".join(lines[:cut]).strip()
    return (own, "\n".join(lines[cut:]).strip()) if own else (text.strip(), "")


def _cut(lines: list[str]) -> int:
    """Return the number of the first line of history."""
    last_mark = max((n for n, line in enumerate(lines) if _is_quoted(line)), default=-1)
    for number, line in enumerate(lines):
        if _RULE.match(line[:_LONGEST_LINE]):
            return number
        if _is_head(lines, number):
            return number - bool(number and _DRAWN.match(lines[number - 1]))
        # Where lines below are marked as quoted, those without a mark may be answers.
        if number > last_mark and _is_followed_by_history(lines, number):
            return _with_its_first_line(lines, number + 1)
    return _quoted_to_the_end(lines)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _is_head(lines: list[str], number: int) -> bool:
    """Return whether a head as Outlook's begins here: from whom, and when sent."""
    if not _FROM.match(lines[number][:_LONGEST_LINE]):
        return False
    below = lines[number + 1 : number + _LINES_OF_A_HEAD]
    return any(_SENT.match(line[:_LONGEST_LINE]) for line in below)


def _is_followed_by_history(lines: list[str], number: int) -> bool:
    """Return whether a line says who wrote from which address when: what is below is theirs."""
    if not _WRITES.search(lines[number].strip()[:_LONGEST_LINE]):
        return False
    one = _joined(lines[_with_its_first_line(lines, number + 1) : number + 1])
    return bool(_ADDRESS.search(one) and _DATE.search(one))


def _quoted_to_the_end(lines: list[str]) -> int:
    """Return where the lines begin that are quoted without a break until the end."""
    start = len(lines)
    while start and (not lines[start - 1].strip() or _is_quoted(lines[start - 1])):
        start -= 1
    if not any(line.strip() for line in lines[start:]):
        return len(lines)
    return _with_its_first_line(lines, start)


def _with_its_first_line(lines: list[str], start: int) -> int:
    """Return where the line begins that says who wrote what is quoted below."""
    most = min(_MOST_LINES_ABOVE, start)
    if not most or not _WRITES.search(lines[start - 1].strip()[:_LONGEST_LINE]):
        return start
    for count in range(1, most + 1):
        one = _joined(lines[start - count : start])
        if _DATE.search(one) and (count == 1 or _BEGINS.match(one)):
            return start - count
    return start - 1


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip()[:_LONGEST_LINE] for line in lines)
