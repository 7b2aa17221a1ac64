"""Word files made by hand, with what Word writes and python-docx cannot."""

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")

STYLES = f"""<w:styles {NAMESPACES}>
<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="taiwaneseCountingThousand"/>
<w:lvlText w:val="第%1條"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def hidden(text: str) -> str:
    return run(text, "<w:vanish/>")


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def linked(text: str, relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def footnote_mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def line_break() -> str:
    return "<w:r><w:br/></w:r>"


def paragraph(*content: str, style: str = "", numbered: int = 0, depth: int = 0) -> str:
    """Plain strings are runs; strings that begin with a tag are taken as they are."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbered}"/></w:numPr>'
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*paragraphs: str, span: int = 1) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    inner = "".join(p if p.startswith("<w:") else paragraph(p) for p in paragraphs)
    return f"<w:tc>{properties}{inner or paragraph()}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """Rows of cells; a plain string is a cell with one paragraph."""
    made = [
        "".join(one if one.startswith("<w:tc") else cell(one) if one else cell() for one in row)
        for row in rows
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def footnotes(*texts: str) -> str:
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    separator = f'<w:footnote w:type="separator" w:id="0">{paragraph("SEPARATOR")}</w:footnote>'
    return f"<w:footnotes {NAMESPACES}>{separator}{notes}</w:footnotes>"


def header(*texts: str) -> str:
    return f"<w:hdr {NAMESPACES}>{''.join(map(paragraph, texts))}</w:hdr>"


def comments(*texts: str) -> str:
    inner = "".join(f'<w:comment w:id="1">{paragraph(text)}</w:comment>' for text in texts)
    return f"<w:comments {NAMESPACES}>{inner}</w:comments>"


def document(*body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


def word_file(
    *body: str,
    links: dict[str, str] | None = None,
    main_xml: str | bytes | None = None,
    extra: dict[str, str | bytes] | None = None,
    compression: int = zipfile.ZIP_DEFLATED,
    types: str = "",
    package: str = "",
    outer: str = "",
    **parts: str,
) -> bytes:
    """A .docx with this body; `parts` are whole XML parts by kind, `extra` any other entries.

    `types`, `package` and `outer` replace the content types and the relations of the package and
    of the document.
    """
    own = {"styles": STYLES, "numbering": NUMBERING} | parts
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", types or content_types(*own))
        archive.writestr("_rels/.rels", package or package_relations())
        archive.writestr("word/_rels/document.xml.rels", outer or relations(*own, links=links))
        archive.writestr("word/document.xml", main_xml or document(*body))
        for kind, xml in own.items():
            archive.writestr(f"word/{kind}.xml", xml)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def content_types(*parts: str) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
        f"{overrides}</Types>"
    )


def package_relations() -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )


def relations(*parts: str, links: dict[str, str] | None = None) -> str:
    own = "".join(
        f'<Relationship Id="p{n}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    outer = "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{escape(to)}" '
        'TargetMode="External"/>'
        for name, to in (links or {}).items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{own}{outer}</Relationships>'
