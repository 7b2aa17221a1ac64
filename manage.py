#!/usr/bin/env python
"""Run Django's management commands."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError
from django.utils import translation

from operations.health import database_state

# These ask in English, and would mix in names and messages in the site's language.
IN_ENGLISH = {"createsuperuser", "changepassword"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        if IN_ENGLISH & set(sys.argv[1:2]):
            translation.deactivate_all()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")
    except DatabaseError:
        # Report an unreachable or outdated database in one sentence; anything else is a bug.
        wrong = database_state.what_is_wrong()
        if not wrong:
            raise
        sys.exit(wrong)


if __name__ == "__main__":
    main()
