"""What has changed between two editions: by pairs, by the cells of tables, by words."""
