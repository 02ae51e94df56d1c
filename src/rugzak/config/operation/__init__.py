"""What keeps an installation going: its database, keys, backups, checks and the `rugzak` command."""
