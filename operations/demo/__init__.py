"""Demonstration content, and its removal.

Demonstration rows are recognised by their people: the accounts and authors of PEOPLE wrote every
briefing, and every enquiry comes from an address of CLIENTS.
"""

from operations.demo.build_demo import build
from operations.demo.people import is_there
from operations.demo.remove_demo import remove

__all__ = ["build", "is_there", "remove"]
