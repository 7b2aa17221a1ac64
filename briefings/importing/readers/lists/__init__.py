"""The labels that automatic lists write before their items, for every format."""
