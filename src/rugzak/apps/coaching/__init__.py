"""Looking back on a visit: what was done, what moved, and an observation that is offered to the colleague."""
