"""A clean bilingual Word file as a lawyer would hand it in: 42 paragraphs and all that Word has."""

from tests.briefings.importing import word
from tests.support import pictures

CHINESE_TITLE, ENGLISH_TITLE = (
    "商標法修訂：申請人須知",
    "Trade Mark Law Revised: What Applicants Need to Know",
)
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_FRONT = (
    "作者：李嘉欣律師",
    "By Lei Ka Ian, Lawyer",
    "2025年4月24日",
    "澳門修訂商標法，新法於2025年5月1日生效。本文說明費用、期限及過渡安排。",
    (
        "Macau has revised its trade mark law, which takes effect on 1 May 2025. "
        "This briefing explains fees, time limits and transitional arrangements."
    ),
)
# Headings, each with the pairs of paragraphs below it; {n} is the mark of note n.
_SECTIONS: dict[tuple[str, str], list[tuple[str, str]]] = {
    ("一、背景", "I. Background"): [
        (
            "第11/2025號法律修改了《工業產權法律制度》，簡化商標註冊程序。{1}",
            (
                "Law no. 11/2025 amends the Industrial Property Legal Regime and simplifies the "
                "registration of trade marks.{2}"
            ),
        ),
        (
            "上一次修改距今已逾二十年，其間申請數目增加三倍。",
            (
                "The last amendment was more than twenty years ago; since then, applications have "
                "risen threefold."
            ),
        ),
    ],
    ("二、費用", "II. Fees"): [
        (
            "申請費減半，續期費維持不變。",
            "Application fees are halved; renewal fees stay the same.",
        ),
        (
            "費用須於提交申請時一併繳付，逾期須加付百分之十。",
            "Fees are payable on filing, with a surcharge of 10% for late payment.",
        ),
        ("下表列出主要費用。", "The table below lists the main fees."),
    ],
    ("三、期限", "III. Time limits"): [
        (
            "異議須於公告之日起兩個月內提出，可延長一個月。",
            (
                "Oppositions must be filed within two months from publication; the period may be "
                "extended by one month."
            ),
        ),
        (
            "答辯期限由一個月延長至兩個月。{3}",
            "The period for a reply is extended from one month to two months.{4}",
        ),
        ("各項期限如下。", "The time limits are as follows."),
    ],
    ("四、過渡安排", "IV. Transitional arrangements"): [
        (
            "在新法生效前提交的申請，適用原有規定。",
            "Applications filed before the new law takes effect are governed by the previous rules.",
        ),
        (
            "申請人可於2025年8月1日前選擇適用新法。",
            "Applicants may opt for the new law before 1 August 2025.",
        ),
        ("申請數目見下圖。", "The chart below shows the number of applications."),
    ],
    ("五、建議", "V. Recommendations"): [
        (
            "持有人應檢視其商標組合，並盡早續期即將屆滿的註冊。",
            (
                "Owners should review their portfolios and renew registrations that are about to "
                "expire in good time."
            ),
        ),
    ],
}
_CHANGED = {
    "續期費維持不變": ("續期費", "須調整", "維持不變"),
    "renewal fees stay the same": ("renewal fees ", "will be adjusted", "stay the same"),
}
# What the tracked change takes away.
DELETED = tuple(old for _before, old, _new in _CHANGED.values())
_NOTES = (
    "2025年4月21日第16期《澳門特別行政區公報》第一組。",
    "Official Gazette of the Macao SAR no. 16, Series I, 21 April 2025.",
    "自收到通知翌日起計。",
    "Counted from the day after the notification is received.",
)
_FEES = (
    ("項目 Item", "費用 Fee"),
    ("申請 Application", "MOP 500"),
    ("續期 Renewal", "MOP 1,000"),
    ("轉讓 Assignment", "MOP 750"),
)
_LIMITS = (
    ("程序 Step", "期限 Time limit"),
    ("異議 Opposition", "兩個月 Two months"),
    ("答辯 Reply", "兩個月 Two months"),
)


def body() -> list[str]:
    """Return the parts of the body: 42 paragraphs, two tables, and a picture in one of them."""
    found = [
        word.paragraph(word.run(title), style="Title") for title in (CHINESE_TITLE, ENGLISH_TITLE)
    ]
    found += [word.paragraph(word.run(line)) for line in _FRONT]
    for (chinese, english), pairs in _SECTIONS.items():
        found += [word.paragraph(word.run(side), style="Heading1") for side in (chinese, english)]
        found += [word.paragraph(*_runs(side)) for pair in pairs for side in pair]
        if english == "II. Fees":
            found.append(word.table(*_FEES))
        if english == "III. Time limits":
            found.append(word.table(*_LIMITS))
        if english == "IV. Transitional arrangements":
            found.append(word.paragraph(_picture()))
    return found


def word_file() -> bytes:
    return word.word_file(
        *body(),
        footnotes=word.footnotes(*_NOTES),
        extra={"word/media/image1.png": pictures.chart(900, 500)},
        outer=_relations(),
        types=_types(),
    )


def _runs(text: str) -> list[str]:
    """The runs of a paragraph, with its notes and its tracked change."""
    for whole, (before, old, new) in _CHANGED.items():
        if whole in text:
            left, right = text.split(whole)
            change = word.deleted(old) + word.inserted(new)
            return [word.run(left + before), change, word.run(right)]
    text, mark, rest = text.partition("{")
    return [word.run(text), *([word.footnote_mark(int(rest[0]))] if mark else [])]


def _picture() -> str:
    return (
        f'<w:r><w:drawing><wp:inline {_NAMES}><wp:extent cx="5000000" cy="2800000"/>'
        '<wp:docPr id="1" name="Chart" descr="每年商標申請數目 Trade mark applications a year"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Chart"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="picture"/></pic:blipFill><pic:spPr/></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _relations() -> str:
    kinds = ("styles", "numbering", "footnotes")
    parts = [
        f'<Relationship Id="{kind}" Type="{word.R}/{kind}" Target="{kind}.xml"/>' for kind in kinds
    ]
    picture = f'<Relationship Id="picture" Type="{word.R}/image" Target="media/image1.png"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(parts)}{picture}</Relationships>'


def _types() -> str:
    made = word.content_types("styles", "numbering", "footnotes")
    return made.replace(
        "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
    )
