"""Pages for people who use a keyboard, a screen reader or large letters."""
