"""What automatic lists write before their items, whatever the file."""
