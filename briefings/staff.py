"""Staff by what they may do."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

# Permissions are kept there; signing in has other backends too.
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def staff_with(permission: str) -> QuerySet[User]:
    """Return the active staff with a permission such as "contacts.answer_enquiry"."""
    return User.objects.with_perm(permission, backend=_BACKEND).filter(is_staff=True)
