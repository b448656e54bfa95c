"""Parsing: a Document in, a Report out."""
