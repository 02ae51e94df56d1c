"""The `rugzak` command: finds its subcommands, runs one, and turns trouble into one plain line."""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from types import ModuleType

import rugzak
from rugzak.config.operation import commands
from rugzak.config.operation.trouble import Trouble

DESCRIPTION = "Run, check and look after a Rugzak installation."
EPILOG = "More in docs/operators/. Each command has its own help: rugzak <command> --help."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except Trouble as trouble:
        print(f"rugzak: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `rugzak check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def build_parser() -> argparse.ArgumentParser:
    """The parser with every subcommand found in `commands/`."""
    parser = argparse.ArgumentParser(prog="rugzak", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"Rugzak {rugzak.__version__}")
    choices = parser.add_subparsers(title="commands", metavar="<command>", required=True)
    for found in pkgutil.iter_modules(commands.__path__):
        _add(choices, found.name)
    return parser


def _add(choices: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str) -> None:
    module = command(name)
    child = choices.add_parser(
        name.replace("_", "-"),
        help=module.HELP,
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(child)
    child.set_defaults(run=module.run)


def command(name: str) -> ModuleType:
    """The module of a subcommand."""
    return importlib.import_module(f"{commands.__name__}.{name}")


if __name__ == "__main__":
    sys.exit(main())
