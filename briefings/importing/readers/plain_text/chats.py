"""Messages copied from a chat: who sent them and when, and what others said between them.

Programs write this in many ways, but all repeat it: the time of day and a name, before the message
or in a line above it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefings.importing.block import LeftOut
from briefings.importing.patterns.characters import BLANK
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import display_width, is_mixed, language_of

# The fewest messages of a chat, and by one person in it; the programme of an event has times, too.
LEAST_MESSAGES, LEAST_BY_ONE = 4, 3
# An author wrote at least this share of it.
LEAST_OF_AUTHOR = 0.25
# A longer message of anybody else is a paragraph of the text, not a remark.
LONGEST_REMARK = 80
# Longest reply that is chat and not part of the text, such as "I will send it later".
LONGEST_ANSWER = 24
MOSTLY = 0.6
LEAST_SENTENCES = 2
_STOPS = ("。", ".", "！", "!", "？", "?")

_TIME = (
    r"(?:(?:上午|下午|中午|晚上|凌晨|早上|[AP]M)\s?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
    r"(?:[\s\u202f]?[ap]\.?\s?m\.?)?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = (
    r"(?:(?:星期|週|周)[一二三四五六日天]"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?|昨天|今天|yesterday|today)"
)
_DAY = (
    r"(?:(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?|(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    rf"|\d{{1,2}} {_MONTH},?(?: \d{{4}})?|{_MONTH} \d{{1,2}},?(?: \d{{4}})?)"
    rf"(?:\s?[(（]?(?:{_WEEKDAY}|[一二三四五六日])[)）]?)?|{_WEEKDAY})"
)
_WHEN = rf"(?:{_DAY}[,，]?\s*(?:at )?)?{_TIME}|{_TIME}[,，]\s*{_DAY}"
_STAMP = rf"(?:[\[(（【](?:{_WHEN})[\])）】]|(?:{_WHEN}))"
_NAME = r"(?P<name>[^\s:：\[\]<>。；，!?！？][^:：\t\[\]<>。；!?！？]{0,39}?)"
_HEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # [08:45, 20/9/2025] Chan: …, and 20/9/2025, 08:45 - Chan: …
        rf"(?P<head>{_STAMP}\s*(?:[-–]\s+)?{_NAME}\s*[:：])(?:\s+(?P<said>.*)|$)",
        rf"(?P<head>{_STAMP}\t{_NAME}\t)(?P<said>.*)",
        rf"(?P<head>{_NAME}[,，]?\s+{_STAMP}:?)(?P<said>)",
        rf"(?P<head>{_NAME}\s*[\[(（](?:{_WHEN})[\])）]\s*[:：])\s+(?P<said>.+)",
        rf"(?P<head>{_STAMP}\s*(?:[-–]\s+)?{_NAME})(?P<said>)",
        # What the program says itself: 20/9/2025, 08:40 - Messages are encrypted.
        rf"(?P<head>(?P<name>){_DAY}[,，]?\s+{_TIME}\s+[-–]\s)(?P<said>.+)",
    )
)
_ONLY_STAMP = re.compile(_STAMP, re.IGNORECASE)
_ONLY_WHEN = re.compile(rf"[-–—\s]*(?:{_STAMP}|{_DAY})[-–—\s]*", re.IGNORECASE)
_ONLY_NAME = re.compile(_NAME)
# What stands for a picture, a file or a message taken back.
_NO_TEXT = re.compile(
    r"<[^<>]{1,40}>|\[[^\[\]]{1,16}\]|.{0,12}(?:訊息|消息|message).{0,10}(?:刪除|撤回|deleted|recalled).{0,4}",
    re.IGNORECASE,
)
_REMARK_AT_END = re.compile(r"<[^<>]{3,40}>$")
# Where a line that begins a message has its time, at the latest.
_HAS_TIME = re.compile(r"\d[:：]\d\d")
LONGEST_HEAD = 120


@dataclass
class _Message:
    """What one person sent at once; the `head` says who and when."""

    name: str
    head: str
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.said).strip()

    @property
    def width(self) -> int:
        return display_width(self.text)


def without_chat(lines: Sequence[str]) -> tuple[list[str], list[LeftOut]]:
    """The lines that the authors of a chat wrote, message by message, and what was left out."""
    above, messages = _messages(lines)
    sent = [message for message in messages if message.name]
    if not _is_chat([message.name for message in sent]) or not _says_sentences(sent):
        return list(lines), []
    authors = _authors(messages)
    remarks = _remarks(messages, authors)
    kept = [line for line in above if not _is_day(line)]
    left_out = [LeftOut(line.strip(), "chat") for line in above if _is_day(line)]
    for place, message in enumerate(messages):
        if place in remarks:
            left_out.append(LeftOut(f"{message.head} {message.text}".strip(), "chat"))
            continue
        left_out.append(LeftOut(message.head, "chat"))
        said, days = _apart(message.said)
        left_out += [LeftOut(day, "chat") for day in days]
        kept += [*said, ""]
    return kept, left_out


def _is_chat(names: Sequence[str]) -> bool:
    """Return whether few people sent the messages, and one of them several."""
    count = Counter(names)
    is_long = len(names) >= LEAST_MESSAGES and max(count.values()) >= LEAST_BY_ONE
    return is_long and 2 * len(count) <= len(names)


def _says_sentences(messages: Sequence[_Message]) -> bool:
    """Return whether some messages say a sentence, as the rows of a timetable do not."""
    said = sum(m.text.endswith(_STOPS) and m.width >= LONGEST_ANSWER for m in messages)
    return said >= LEAST_SENTENCES


def _messages(lines: Sequence[str]) -> tuple[list[str], list[_Message]]:
    """The lines above the first message, and the messages."""
    above: list[str] = []
    messages: list[_Message] = []
    rest = iter(enumerate(lines))
    for place, line in rest:
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if begun := _begun(line.strip(BLANK)):
            messages.append(begun)
        elif _begins_above(line, following):
            next(rest)
            name = line.strip(BLANK)
            messages.append(_Message(name, f"{name}\n{following.strip(BLANK)}"))
        else:
            (messages[-1].said if messages else above).append(line)
    return above, messages


def _begun(line: str) -> _Message | None:
    if not _HAS_TIME.search(line[:LONGEST_HEAD]):
        return None
    for head in _HEADS:
        if match := head.fullmatch(line):
            said = match["said"]
            return _Message(match["name"].strip(" ,，"), match["head"].strip(), [said or ""])
    return None


def _begins_above(line: str, following: str) -> bool:
    """Return whether a name stands in a line, and the time in the next."""
    is_time = _ONLY_STAMP.fullmatch(following.strip(BLANK)) is not None
    return is_time and _ONLY_NAME.fullmatch(line.strip(BLANK)) is not None


def _authors(messages: Sequence[_Message]) -> set[str]:
    written: Counter[str] = Counter()
    for message in messages:
        written[message.name] += message.width if message.name else 0
    least = LEAST_OF_AUTHOR * written.total()
    return {name for name, width in written.items() if name and width >= least}


def _remarks(messages: Sequence[_Message], authors: set[str]) -> set[int]:
    """The messages that are no text: others' remarks, answers to them, and signs for a picture."""
    by_author = [n for n, message in enumerate(messages) if message.name in authors]
    remarks = {
        n
        for n, message in enumerate(messages)
        if not message.text
        or _NO_TEXT.fullmatch(message.text)
        or not message.name
        or (message.name not in authors and message.width < LONGEST_REMARK)
    }
    written = [n for n in by_author if n not in remarks]
    return remarks | set(_answers(messages, written, remarks))


def _answers(
    messages: Sequence[_Message], written: Sequence[int], remarks: set[int]
) -> Iterator[int]:
    """The short messages of an author right below a remark that lack the other language."""
    in_both = [n for n in written if _is_in_both(messages[n])]
    neighbours = list(pairwise(written))
    alternate = [a for a, b in neighbours if _language(messages[a]) != _language(messages[b])]
    are_in_both = len(in_both) >= MOSTLY * len(written)
    if not are_in_both and len(alternate) < MOSTLY * len(neighbours):
        return
    for place, following in [*neighbours, *((n, None) for n in written[-1:])]:
        message = messages[place]
        is_short = message.width <= LONGEST_ANSWER and marker(message.text) is None
        if place - 1 not in remarks or not is_short or place in in_both:
            continue
        if are_in_both or following is None or _language(messages[following]) == _language(message):
            yield place


def _is_in_both(message: _Message) -> bool:
    return is_mixed(message.text) or len({language_of(line) for line in message.said if line}) > 1


def _language(message: _Message) -> str | None:
    return language_of(message.text)


def _apart(said: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a message without those that only name a day, and without the program's."""
    kept: list[str] = []
    left: list[str] = []
    for line in said:
        if _is_day(line):
            left.append(line.strip())
            kept.append("")
        elif match := _REMARK_AT_END.search(line):
            left.append(match[0])
            kept.append(line[: match.start()].rstrip(BLANK))
        else:
            kept.append(line)
    return kept, left


def _is_day(line: str) -> bool:
    return _ONLY_WHEN.fullmatch(line.strip(BLANK)) is not None
