"""The database's own index of enquiries: their characters and the names in them (decision 0145).

Triggers keep it, so that no writer has to know of it: the release before, restoring, erasing. It
holds candidates only: a search reads their rows to see whether the words are there.
"""
