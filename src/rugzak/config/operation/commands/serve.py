"""Serve the pages and the live channel, for real people. Put a web server with https in front of it."""

import argparse
import os

from rugzak.config.operation import postgres, surroundings
from rugzak.config.operation.checks import refuse_unsafe_role
from rugzak.config.operation.serving import web_command
from rugzak.config.operation.trouble import Trouble

HELP = "serve pages and live channel (production)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, with how many processes."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--processes", type=int, default=2, help="server processes (default 2)")


def run(options: argparse.Namespace) -> None:
    """Become the web server; this process is then granian."""
    if surroundings.mode() == "demo":
        raise Trouble(
            "RUGZAK_MODE is demo, where anybody can be anybody: use `rugzak demo`, or leave it out."
        )
    addresses = surroundings.complete()
    with postgres.connect(addresses.app_url) as connection:
        refuse_unsafe_role(connection)
    # The server itself never needs the owner's power.
    os.environ.pop("DATABASE_OWNER_URL", None)
    os.environ.pop("DATABASE_ADMIN_URL", None)
    command = web_command(host=options.host, port=options.port, processes=options.processes)
    os.execv(command[0], command)  # noqa: S606 - no shell wanted
