"""Lexicon: what is known of the language, whatever the report."""
