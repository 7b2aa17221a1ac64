"""Files as values: zipped Office files, spreadsheets, pictures."""
