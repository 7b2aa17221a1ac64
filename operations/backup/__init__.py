"""Back up, restore, and the ledger of erasures."""
