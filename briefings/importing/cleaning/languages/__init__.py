"""Leave out text in languages that the site does not store."""
