"""Pages of notes: reading and writing them, and sharing one."""
