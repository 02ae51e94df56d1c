"""The command line of the web server: pages and the live channel on one port."""

import sys
from pathlib import Path

APPLICATION = "rugzak.config.asgi:application"


def web_command(*, host: str, port: int, processes: int = 1) -> list[str]:
    """Start granian; `asginl` because our application takes no part in the lifespan protocol."""
    return [
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "asginl", "--host", host, "--port", str(port)),
        *("--workers", str(processes), "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "5", "--respawn-failed-workers"),
        APPLICATION,
    ]
