"""The words of RTF that decide what of it is text, and what holds within a group."""

from dataclasses import dataclass

# With them pandoc would count the items anew.
LISTS = frozenset((b"ls", b"ilvl"))
_TABLE, _LABEL = {"is_table": True}, {"is_label": True, "is_dropped": True}
KINDS = {b"fonttbl": _TABLE, b"listtable": _TABLE, b"listoverridetable": _TABLE,
          b"colortbl": _TABLE, b"stylesheet": {"is_dropped": True},
          b"listtext": _LABEL, b"pntext": _LABEL,
          # The properties of the file: pandoc would set its title and author above the text.
          b"info": {"is_dropped": True},
          # Entries of an index, and what old programs show in place of a shape or an inner table.
          b"xe": {"is_dropped": True}, b"tc": {"is_dropped": True},
          b"shprslt": {"is_dropped": True}, b"nonesttables": {"is_dropped": True},
          b"nesttableprops": {"is_dropped": True},
          # The same twice: for programs that know no Unicode, and for those that do.
          b"upr": {"is_dropped": True}, b"ud": {"is_dropped": False, "is_aside": False},
          b"fldinst": {"is_aside": True}, b"shptxt": {"is_aside": False},
          b"pict": {"is_picture": True, "is_aside": False}}  # fmt: skip
KINDS |= {side + end: {"is_head": True}
           for side in (b"header", b"footer") for end in (b"", b"l", b"r", b"f")}  # fmt: skip
# Pandoc knows no other pictures, and would leave these out without a word.
DRAWN = frozenset((b"wmetafile", b"dibitmap", b"wbitmap", b"macpict", b"pmmetafile"))
# Every character travels as its number; and pandoc would turn small letters into capitals.
UNWRITTEN = frozenset((b"uc", b"caps", b"scaps"))
# Pandoc would join what stands before and behind them.
BREAKS = frozenset((b"page", b"sect", b"column"))
ENDS = BREAKS | frozenset((b"par", b"cell", b"nestcell", b"row"))


@dataclass(frozen=True, slots=True)
class Group:
    """What holds until the brace that closes the group."""

    font: int = 0
    # So many characters follow \u for programs that know no Unicode.
    fallback: int = 1
    is_table: bool = False
    is_label: bool = False
    # Not text: a bookmark's name, or a style, whose properties every paragraph repeats.
    is_aside: bool = False
    is_dropped: bool = False
    is_head: bool = False
    is_picture: bool = False
    is_hidden: bool = False


def label_of(written: str) -> str:
    """Return a label; any single sign is a bullet, because symbol fonts give signs no meaning."""
    return "- " if len(written) == 1 and not written.isalnum() else written + " "
