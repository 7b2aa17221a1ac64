"""Measure how long another writer waits while very many expired enquiries are erased.

Set DATABASE_URL to an empty database with all tables, then: python -m tests.benchmarks.desk.erasing
"""

import argparse
import multiprocessing
import os
import time
from datetime import timedelta

import django


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--enquiries", type=int, default=44_545)
    parser.add_argument("--filled", action="store_true", help="they are there already")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if not options.filled:
        _fill(options.enquiries)
    fresh = multiprocessing.get_context("spawn")
    ending, waits, both_write = fresh.Event(), fresh.Queue(), fresh.Barrier(3)
    writers = [
        fresh.Process(target=_write, args=(ending, waits, both_write, in_turn), daemon=True)
        for in_turn in (True, False)
    ]
    for process in writers:
        process.start()
    both_write.wait(300)
    _erase()
    ending.set()
    for _process in writers:
        name, count, longest, middle = waits.get(timeout=60)
        print(f"{name}: {count} writes, {middle:.0f} ms in the middle, longest {longest:.0f} ms")
    return 0


def _fill(count: int) -> None:
    from django.utils import timezone

    from contacts.models import Enquiry, Entry
    from mail.models import Message
    from tests.support.factories import make_enquiry

    at = timezone.now() - timedelta(days=400)
    first = make_enquiry(at=at, message="查詢 " * 100)
    rows = []
    for number in range(count - 1):
        row = Enquiry(**{f.attname: getattr(first, f.attname) for f in Enquiry._meta.fields[1:]})
        row.reference, row.key = f"{number:09d}", f"{number}"
        rows.append(row)
    Enquiry.objects.bulk_create(rows, batch_size=500)
    Enquiry.objects.update(state="closed", state_at=at)
    every = list(Enquiry.objects.values_list("pk", flat=True))
    Entry.objects.bulk_create(
        [Entry(enquiry_id=pk, kind="note", text="note " * 20, at=at) for pk in every],
        batch_size=500,
    )
    Message.objects.bulk_create(
        [
            Message(
                kind=kind,
                enquiry_id=pk,
                message_id=f"<{pk}.{kind}.x@x>",
                created_at=at,
                state="sent",
                sent_at=at,
            )
            for pk in every
            for kind in ("firm", "acknowledgement")
        ],
        batch_size=500,
    )
    print(f"{len(every)} enquiries, each with a note and two mails")


def _erase() -> None:
    from django.utils import timezone

    from operations.worker import erase_expired

    began = time.monotonic()
    erased = erase_expired.erase_expired(at=timezone.now())
    print(f"{erased['enquiries']} erased in {time.monotonic() - began:.1f} s")


def _write(ending, waits, both_write, in_turn: bool) -> None:
    """As an enquiry is stored (in turn), or as the admin saves (without): a row, again and again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from contextlib import nullcontext

    from django.db import transaction
    from django.utils import timezone

    from contacts.models import AccessRecord
    from mail import sqlite_lock

    both_write.wait(300)
    times = []
    while not ending.is_set():
        began = time.perf_counter()
        with sqlite_lock.in_turn() if in_turn else nullcontext(), transaction.atomic():
            AccessRecord.objects.create(
                at=timezone.now(), action="viewed", by_name="x", subject="y"
            )
        times.append((time.perf_counter() - began) * 1000)
        ending.wait(0.02)
    times.sort()
    name = "a writer in turn" if in_turn else "a writer out of turn"
    waits.put((name, len(times), times[-1], times[len(times) // 2]))


if __name__ == "__main__":
    raise SystemExit(main())
