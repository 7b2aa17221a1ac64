"""The page cache serves public pages before Django, by address and generation.

`middleware` is the WSGI wrapper, `page` a response in every encoding, `store` holds pages up to a
number of bytes, and `generation` watches the database for changes. It stores only responses that
Django marks as equal for every reader (docs/decisions/0050).
"""

from operations.web.page_cache.setup import in_front_of

__all__ = ["in_front_of"]
