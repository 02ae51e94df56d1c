"""Gives a test run its environment before Django reads its settings.

Loaded with ``-p`` (see pyproject.toml). With DATABASE_URL and DATABASE_OWNER_URL
given, the suite runs against that server; else against the embedded one.
"""

import base64
import json
import os
import tempfile
from pathlib import Path


def prepare() -> None:
    os.environ["RUGZAK_MODE"] = "test"
    os.environ["RUGZAK_SECURE_COOKIES"] = "0"
    if "DATABASE_URL" not in os.environ:
        from rugzak.config.operation import postgres  # noqa: PLC0415 (only when no server is given)

        addresses = postgres.ensure(for_tests=True)
        os.environ["DATABASE_URL"] = addresses.app_url
        os.environ["DATABASE_OWNER_URL"] = addresses.owner_url
    os.environ.setdefault("RUGZAK_MASTER_KEYS_FILE", str(_master_keys()))


def _master_keys() -> Path:
    """Keys of this run only: what a test encrypts nobody needs to read tomorrow."""
    path = Path(tempfile.mkdtemp(prefix="rugzak-keys-")) / "master-keys.json"
    path.write_text(
        json.dumps({"active": "test", "keys": {"test": base64.b64encode(os.urandom(32)).decode()}})
    )
    path.chmod(0o600)
    return path


prepare()
