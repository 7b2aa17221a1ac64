"""People sign in, and those who should not cannot."""
