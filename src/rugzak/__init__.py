"""Rugzak: coaching on the work floor for care organisations in the Netherlands and Flanders."""

__version__ = "0.1.0"
