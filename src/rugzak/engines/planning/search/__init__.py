"""Choosing: a plan under construction, the instant answer, and the search that makes it better."""
