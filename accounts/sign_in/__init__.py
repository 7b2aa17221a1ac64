"""How staff sign in: password, second step, lock-outs, and asking again before what matters.

/admin/login/ -> password (lockouts) -> second step (allauth) -> StaffSite lets them in
              -> passkey --------------------------------------^
"""
