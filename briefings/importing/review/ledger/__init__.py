"""The ledger of an import: every letter of the source is in a row, or is said to be left out."""
