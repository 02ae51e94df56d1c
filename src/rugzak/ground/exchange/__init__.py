"""Files in and out: reading what an office made, comparing before anything changes, writing what is safe to open."""
