"""Namespaces of OpenDocument 1.3."""

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, STYLE, OFFICE, TABLE = (_ODF % name for name in ("text", "style", "office", "table"))
DRAW, SVG = _ODF % "drawing", _ODF % "svg-compatible"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
