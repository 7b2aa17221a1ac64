"""A damaged .odt or .rtf file is read or refused in words; nothing of it is an error."""

import random

from briefings.importing.readers.limits import ImportRefused
from briefings.importing.readers.read_source import source_of_file
from tests.briefings import damage
from tests.briefings.importing.readers.by_pandoc.test_odt import CHINESE, FRAME, listed, odt, p
from tests.briefings.importing.readers.by_pandoc.test_rtf import escaped, rtf

ODT = odt(p("租約" + FRAME.format(p("內文"))) + listed("L1", p("租金")), styles=CHINESE)
RTF = rtf(
    rb"\pard{\listtext\f2 \'b7\tab}\ls1 "
    + escaped("本法適用於僱主。", "cp950")
    + rb"\u26412 ?\par ",
    rb"\ansi\ansicpg950",
)


def outcomes(name: str, files) -> set[str]:
    return {_outcome(name, data) for data in files}


def _outcome(name: str, data: bytes) -> str:
    try:
        source_of_file(name, data)
    except ImportRefused as refusal:
        return "refused" if all(refusal.reasons.values()) else "refused without words"
    return "read"


def test_an_odt_file_with_any_byte_flipped_is_read_or_refused():
    assert outcomes("a.odt", list(damage.flipped(ODT))[::40]) == {"read", "refused"}


def test_an_odt_file_with_a_bit_flipped_inside_a_part_is_read_or_refused():
    assert outcomes("a.odt", damage.flipped_inside(ODT, times=40)) == {"read", "refused"}


def test_an_rtf_file_with_bytes_changed_is_read_or_refused():
    chance = random.Random(5)
    files = []
    for _ in range(40):
        data = bytearray(RTF)
        for _ in range(4):
            data[chance.randrange(6, len(data))] = chance.randrange(256)
        files.append(bytes(data))

    assert outcomes("a.rtf", files) == {"read", "refused"}


def test_an_rtf_file_that_breaks_off_anywhere_is_refused():
    assert outcomes("a.rtf", [RTF[:end] for end in range(6, len(RTF), 11)]) == {"refused"}
