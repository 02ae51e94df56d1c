"""Pages of the settings, the set-up and the history; and the logo and colour themselves."""
