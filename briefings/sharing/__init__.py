"""Preview links that show a draft to outsiders, and their comments."""
