"""Say in words what is wrong with an installation, and refuse to start with an unsafe role."""

from rugzak.config.operation.checks.role import UnsafeRole, refuse_unsafe_role

__all__ = ["UnsafeRole", "refuse_unsafe_role"]
