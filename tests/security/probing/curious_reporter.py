"""An error reporter that searches for everything it can reach, as commercial ones do."""

import inspect
import os
import sys
import traceback


def report(facts: dict[str, str]) -> None:
    frames = [str(frame.frame.f_locals) for frame in inspect.stack()]
    with open(os.environ["REPORTED_TO"], "a", encoding="utf-8") as file:
        print("REPORTED", facts, sys.exc_info(), traceback.format_exc(), frames, file=file)
    raise ValueError(f"not sent: {facts} SECRET-OF-REPORTER")
