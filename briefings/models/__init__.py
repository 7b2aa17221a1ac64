"""Models: the draft that lawyers edit, the editions that clients read, people and the firm.

Django finds the models here. Nothing is re-exported: an import names the module, so that the import
contracts see whether it belongs to the draft or to what is published.
"""

from briefings.models import (  # noqa: F401
    audit,
    clock,
    erasure,
    firm,
    page_text,
    people,
    picture,
    series,
    terms,
)
from briefings.models.draft import (  # noqa: F401
    approval,
    briefing,
    history,
    last_edit,
    presence,
    preview,
    working_copy,
)
from briefings.models.published import (  # noqa: F401
    citation,
    edition,
    edition_picture,
    generation,
    readership,
    related,
    search,
    tally,
)
