"""What a Word file calls itself in its properties, which nobody sees in its text."""

import posixpath
from contextlib import suppress

from briefings.importing.readers.docx.package import Package
from briefings.importing.readers.limits import ImportRefused

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def own_name(package: Package) -> str:
    """The title in the properties; nothing if the properties cannot be read."""
    with suppress(ImportRefused):
        relations = package.part("_rels/.rels")
        for relation in () if relations is None else relations.iter(_RELATION):
            if relation.get("Type", "").endswith("/core-properties"):
                root = package.part(posixpath.normpath(relation.get("Target", "").lstrip("/")))
                return "" if root is None else (root.findtext(_TITLE) or "").strip()
    return ""
