"""Listen to Rugzak through the address that people use: do live pages hear what happens at once?

Between a browser and Rugzak stands a web server that may hold an answer back, press it
together or hang up. Exit code 0 when events come one by one, 1 otherwise.
"""

import argparse
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from rugzak.config.operation.checks import stream
from rugzak.config.operation.checks.findings import Finding, Verdict
from rugzak.config.operation.trouble import Trouble

HELP = "tell whether the live channel comes through the web server in front"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which address, and whom to trust."""
    parser.add_argument("address", help="as people type it: https://rugzak.example.org")
    parser.add_argument("--ca", help="file with the certificate of an authority of your own")


def run(options: argparse.Namespace) -> int:
    """Print one line per check."""
    found = []
    for finding in findings(options.address, options.ca):
        print(finding, flush=True)
        found.append(finding)
    return 1 if any(finding.verdict is Verdict.WRONG for finding in found) else 0


def findings(address: str, ca: str | None = None) -> Iterator[Finding]:
    """Every check of one address."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Trouble(f"{address} is no address: write it as https://rugzak.example.org")
    trust = None
    if parts.scheme == "https":
        try:
            trust = ssl.create_default_context(cafile=ca)
        except OSError as error:
            raise Trouble(f"{ca} cannot be read: {error}") from None
    yield from stream.findings(parts.hostname, parts.port, trust)
