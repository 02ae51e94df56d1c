"""Every page for everybody: axe on each address, narrow and wide, in light and in dark."""
