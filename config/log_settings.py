"""Settings of the log, for config/settings.py."""

from typing import Any

from config import env


def read() -> dict[str, Any]:
    """Return the settings; they depend on environment variables that an .env file may set."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without people": {"()": "operations.health.logs.WithoutPeople"}},
        "formatters": {
            "text": {"()": "operations.health.logs.Line"},
            "json": {"()": "operations.health.logs.JsonLine"},
        },
        "handlers": {
            "console": {
                "()": "operations.health.logs.Console",
                "filters": ["without people"],
                "formatter": "json" if env.flag("LOG_JSON") else "text",
            },
            "report": {
                "class": "operations.health.logs.Report",
                "filters": ["without people"],
                "level": "ERROR",
            },
        },
        "root": {"handlers": ["console", "report"], "level": env.text("LOG_LEVEL", "INFO")},
        "loggers": {
            # Django's default also mails errors to admins; this product only logs them.
            "django": {"handlers": ["console", "report"], "level": "INFO", "propagate": False},
            "django.request": {"level": "ERROR"},  # the request log has refusals already
        },
    }
