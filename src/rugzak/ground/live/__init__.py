"""The live channel: telling an open page that there is something new, never what."""
