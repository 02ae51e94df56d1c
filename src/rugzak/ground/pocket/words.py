"""Limits of the pocket. Imports nothing of ours."""

from datetime import timedelta

# A browser asks a person what to do with what waits after this; the server knows its keys for longer.
RECEIPTS_KEPT = timedelta(days=60)
# The largest thing somebody writes down offline, in bytes.
LARGEST = 20_000
# The cookie of who does not want Rugzak on the home screen of this device.
NO_INSTALL, NO_INSTALL_KEPT = "beginscherm", timedelta(days=365)
