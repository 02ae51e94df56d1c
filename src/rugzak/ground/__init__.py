"""Shared rooms that know no subject of care."""
