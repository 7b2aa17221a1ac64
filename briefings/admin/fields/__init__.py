"""Form fields of the admin: a text in each language, a picture."""
