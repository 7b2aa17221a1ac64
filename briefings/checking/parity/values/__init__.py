"""Compare what both sides name: units, days, currencies, laws, addresses."""
