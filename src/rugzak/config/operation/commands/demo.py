"""Start the demo: database, demo organisations, web server and worker; Ctrl-C stops it all.

The data stays for the next time. `--reset` throws it away.
"""

import argparse
import importlib

from rugzak.config.operation import demo, surroundings

HELP = "start the demo on this machine"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, or what else to do."""
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets phones on the network in")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away and stop there")
    parser.add_argument("--only-data", action="store_true", help="load the demo organisations and stop there")
    parser.add_argument("--end-with-parent", action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Do what was asked."""
    if options.reset:
        demo.reset()
        return 0
    if options.only_data:
        surroundings.complete(for_tests=False)
        surroundings.set_up_django()
        importlib.import_module("rugzak.config.demo.load").load()
        return 0
    return demo.run(host=options.host, port=options.port, end_with_parent=options.end_with_parent)
