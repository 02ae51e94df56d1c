"""The subcommands of `rugzak`: one module each.

A module holds `HELP` (one line), `arguments(parser)` and `run(options)`, which
returns the exit code (None is 0). Its file name, with hyphens, is the command's name.
"""
