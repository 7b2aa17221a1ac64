"""The fields for files, alike in the forms of clients and of the firm."""

from typing import Any

from django.conf import settings

from contacts.files import kinds, room

FIELD = "files"
DROP = "drop"  # the button that removes a kept file
ACCEPT = ",".join(extension for kind in kinds.ALL.values() for extension in kind.extensions)


def limits() -> dict[str, Any]:
    """Return what a form says of its files: their kinds, and how many and how large."""
    return {
        "files_accepted": ACCEPT,
        "most_files": room.MOST_FILES_OF_A_MESSAGE,
        "largest_file": settings.ENQUIRY_FILE_MEGABYTES,
        "most_megabytes": settings.ENQUIRY_MESSAGE_MEGABYTES,
    }
