"""Notices and mail: that something is waiting for somebody, never what."""
