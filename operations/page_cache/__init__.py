"""Answers published pages before Django: ready bytes under an address and a generation.

`wrapper` stands in front of Django's application, `page` is one answer in every encoding, `shelf`
keeps pages within a number of bytes, `watch` knows the generation, which the database tells. Only
an answer that Django itself marked as the same for everybody is ever kept (docs/decisions/0050).
"""

from operations.page_cache.setup import in_front_of

__all__ = ["in_front_of"]
