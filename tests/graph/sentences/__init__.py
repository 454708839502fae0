"""Sentences as people write them, and what is understood."""
