"""One record of each deed; whoever wants to know is listed in one table, config/wiring.py."""
