"""A site that looks alive, for trying the product out, and the way to be rid of it again.

What is made here is known by its people: the accounts and authors of PEOPLE wrote every briefing of
it, and every enquiry comes from an address of CLIENTS.
"""

from operations.demo.building import build
from operations.demo.people import is_there
from operations.demo.removing import remove

__all__ = ["build", "is_there", "remove"]
