"""Organisations, their words, and the wall between them that the database keeps."""
