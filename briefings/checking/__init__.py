"""Checks of a pair: parity, the firm's terms, praise, dead links; without Django."""
