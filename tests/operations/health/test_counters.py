import os
from pathlib import Path

from operations.health.counters import Counters, totals


def test_a_later_process_with_the_same_number_counts_on(counting):
    first = Counters(Path(counting))
    first.add("made", 2)
    second = Counters(Path(counting))
    second.add("made")

    assert totals(counting)["made"] == 3


def test_the_place_on_the_disk_is_taken_before_anything_is_counted(counting):
    Counters(Path(counting))

    file = counting / str(os.getpid())
    assert file.stat().st_blocks * 512 >= file.stat().st_size > 0
