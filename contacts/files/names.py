"""Names of files, made safe to show and to save."""

import re
import unicodedata

from django.utils.translation import gettext as _

from contacts.files.kinds import Kind

LONGEST = 120
# Of the folder as other systems write it; of control, and of what reorders or hides letters.
_FOLDERS = re.compile(r"[\\/]")
_FORBIDDEN = re.compile(r'[<>:"|?*%]')
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Names of devices, which Windows cannot save to.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)


def safe(name: str, kind: Kind) -> str:
    """Return the last part of the name, in letters that can be seen, with the kind's extension."""
    plain = _plain(name)
    if plain.lower().endswith(kind.extensions):
        stem, dot, extension = plain.rpartition(".")
        extension = dot + extension
    else:
        stem, extension = plain, kind.extensions[0]
    stem = stem[: LONGEST - len(extension)].rstrip(" .")
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"{_('file')} {stem}".rstrip()
    return stem + extension


def displayed(name: str) -> str:
    """Return the name of a refused file, as it can be shown."""
    return _plain(name)[:LONGEST] or _("file")


def _plain(name: str) -> str:
    last = _FOLDERS.split(name[-4096:])[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in _UNSEEN)
    return " ".join(_FORBIDDEN.sub("_", seen).split()).strip(" .")
