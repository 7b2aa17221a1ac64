"""People, their accounts and roles in the admin."""

from accounts.admin.groups import RoleAdmin
from accounts.admin.people import StaffUserAdmin

__all__ = ["RoleAdmin", "StaffUserAdmin"]
