"""Small column charts as inline SVG; the table beside each says the same in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 100
STEP, GAP = 10, 2


@dataclass(frozen=True, slots=True)
class Column:
    x: int
    y: float
    height: float
    width: int = STEP - GAP


@dataclass(frozen=True, slots=True)
class Chart:
    """The columns of a chart, in a box of `width` by HEIGHT; an unknown value has none."""

    columns: list[Column]
    width: int
    height: int = HEIGHT


def chart(values: Sequence[int | None]) -> Chart:
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    highest = max((value for _place, value in known), default=0) or 1
    heights = [(place, round(HEIGHT * value / highest, 1)) for place, value in known]
    columns = [Column(place * STEP, round(HEIGHT - height, 1), height) for place, height in heights]
    return Chart(columns, len(values) * STEP - GAP)
