"""Checks of a pair: parity, the firm's terms, promotion, links. Independent of Django."""
