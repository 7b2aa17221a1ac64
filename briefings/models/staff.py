"""Staff by what they may do, and what they are called."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

# Permissions are kept there; signing in has other backends too.
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def staff_with(permission: str) -> QuerySet[User]:
    """Return the active staff with a permission such as "contacts.answer_enquiry"."""
    return User.objects.with_perm(permission, backend=_BACKEND).filter(is_staff=True)


def person_name(user: User | None) -> str:
    """Return the full name, or else the account's; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
