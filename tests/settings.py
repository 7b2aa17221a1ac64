"""config.settings made fast and hermetic."""

import os

from config.settings import *

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ERASURES_FILE = os.environ.get("ERASURES_FILE", LOCAL / "test-erasures.jsonl")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # The pool outlives the test database it points to; tests use plain connections.
    DATABASES["default"]["OPTIONS"].pop("pool", None)
else:
    # A live server's threads share the one connection of a database in memory, and two that ask the
    # same at once would share its prepared statement: "bad parameter or other API misuse".
    DATABASES["default"].setdefault("OPTIONS", {})["cached_statements"] = 0
