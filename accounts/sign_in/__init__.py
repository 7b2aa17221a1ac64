"""Sign-in of staff: password, second step, lockouts, and renewed proof before sensitive actions.

/admin/login/ -> password (lockouts) -> second step (allauth) -> StaffSite admits
              -> passkey --------------------------------------^
"""
