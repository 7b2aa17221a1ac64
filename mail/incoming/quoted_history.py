"""The earlier mails that mail programs repeat below an answer."""

import re

# "On Mon, Chan wrote:", "於 2026年11月28日 … 寫道：", in one line or divided over two.
_LONGEST_LINE = 300
_WRITES = re.compile(
    r"(?:^(?:On|Am|Le|El|Em)\b.*(?:wrote|schrieb|écrit|escribió|escreveu)\s*:?$)"
    r"|(?:(?:寫道|写道|撰寫|撰写|wrote)\s*[:：]$)"
)
_BEGINS = re.compile(r"^(?:On\b|Em\b|[於在]\s*\d|\d{4}年)")
# What Outlook and its like put above everything earlier.
_RULE = re.compile(
    r"^\s*-{2,}\s*(?:Original Message|Forwarded message|原始郵件|原始邮件|原邮件|Mensagem original)"
    r"\s*-{2,}\s*$",
    re.I,
)
_FROM = re.compile(r"^\s*\**(?:From|寄件者|發件人|发件人|寄件人|De)\**\s*[:：]\**\s*\S")
_SENT = re.compile(
    r"^\s*\**(?:Sent|Date|寄件日期|日期|傳送時間|发送时间|發送時間|Enviad[ao])\**\s*[:：]"
)
_LINES_OF_A_HEAD = 4


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
    for number, line in enumerate(lines):
        if _RULE.match(line[:_LONGEST_LINE]) or _is_head(lines, number):
            return number
    return _quoted_to_the_end(lines)


def _is_head(lines: list[str], number: int) -> bool:
    """Return whether a head as Outlook's begins here: from whom, and when sent."""
    if not _FROM.match(lines[number][:_LONGEST_LINE]):
        return False
    below = lines[number + 1 : number + _LINES_OF_A_HEAD]
    return any(_SENT.match(line[:_LONGEST_LINE]) for line in below)


def _quoted_to_the_end(lines: list[str]) -> int:
    """Return where the lines begin that are quoted without a break until the end."""
    start = len(lines)
    while start and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith(">")):
        start -= 1
    if not any(line.strip() for line in lines[start:]):
        return len(lines)
    return _with_its_first_line(lines, start)


def _with_its_first_line(lines: list[str], start: int) -> int:
    """Return where the line begins that says who wrote what is quoted below."""
    for count in (2, 1):
        above = [line.strip()[:_LONGEST_LINE] for line in lines[max(0, start - count) : start]]
        one = " ".join(above)
        if _WRITES.search(one) and (count == 1 or _BEGINS.match(one)):
            return start - len(above)
    return start
