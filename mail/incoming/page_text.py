"""The words of an HTML mail, in lines as the page shows them; quoted ones begin with a mark."""

import re

from lxml import html

_LINES = {"address", "article", "dd", "div", "dt", "li", "section", "tr"}
_PARAGRAPHS = {"blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre"}
_PARAGRAPHS |= {"table", "ul"}
_CELLS = {"td", "th"}
_UNSEEN = {"head", "script", "style", "title", "noscript", "template"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_AS_WRITTEN = re.compile(r"white-space\s*:\s*(?:break-spaces|pre(?:-line|-wrap)?)\b", re.I)
# Programs indent with a quotation that has no line beside it.
_INDENTED = re.compile(r"border(?:-left)?\s*:\s*(?:none|0)", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MOST_MARKS = 20


class _Writer:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._keeps = False  # the blanks of this line
        self.quoted = 0

    def write(self, text: str, *, as_written: bool) -> None:
        if not as_written:
            self._line += _BLANKS.sub(" ", text)
            return
        first, *more = text.replace("\r\n", "\n").split("\n")
        self._keeps = True
        self._line += first
        for line in more:
            self.end_line()
            self._keeps = True
            self._line += line

    def end_line(self) -> None:
        line = self._line.rstrip() if self._keeps else " ".join(self._line.split())
        marks = "> " * min(self.quoted, _MOST_MARKS) if line else ""
        self._lines.append(marks + line)
        self._line, self._keeps = "", False

    def end_block(self) -> None:
        """End a line that has something; a no-break space alone is an empty line."""
        if self._line.strip(" \n"):
            self.end_line()
        self._line = ""

    def end_paragraph(self) -> None:
        self.end_block()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        self.end_block()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")


def text_of(source: str) -> str:
    """Return the words of an HTML text."""
    if not source.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    writer = _Writer()
    _read_into(writer, tree)
    return writer.text()


def _read_into(writer: _Writer, tree: html.HtmlElement) -> None:
    """Write the words of the elements in order; without recursion, as pages may be deep."""
    unseen = kept = 0
    for event, element in html.etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        style, change = element.get("style") or "", 1 if event == "start" else -1
        if _is_unseen(element, tag, style):
            unseen += change
        if not unseen:
            _break(writer, element, tag, event)
        if tag == "pre" or _AS_WRITTEN.search(style):
            kept += change
        if tag == "blockquote" and not _INDENTED.search(style):
            writer.quoted += change
        found = element.text if event == "start" else element.tail
        if found and not unseen:
            writer.write(found, as_written=bool(kept))


def _is_unseen(element: html.HtmlElement, tag: str, style: str) -> bool:
    return tag in _UNSEEN or element.get("hidden") is not None or bool(_HIDDEN.search(style))


def _break(writer: _Writer, element: html.HtmlElement, tag: str, event: str) -> None:
    """Begin or end a line, as the element does."""
    of_outlook = (element.get("class") or "").startswith("Mso")  # without space between paragraphs
    if tag == "br":
        if event == "start":
            writer.end_line()
    elif tag in _LINES or (tag == "p" and of_outlook):
        writer.end_block()
    elif tag in _PARAGRAPHS:
        writer.end_paragraph()
    elif tag in _CELLS and event == "end":
        writer.write(" ", as_written=False)
