"""The editor of a draft's text, and the requests it makes."""
