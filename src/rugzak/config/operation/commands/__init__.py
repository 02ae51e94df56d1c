"""The subcommands of `rugzak`: one module each.

A module holds `HELP` (one line), `arguments(parser)` and `run(options)`, which
returns the exit code. Its file name, with hyphens, is the command's name.
"""
