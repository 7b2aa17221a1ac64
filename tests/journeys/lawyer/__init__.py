"""Lawyers import, write, check and correct."""
