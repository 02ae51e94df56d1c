"""The pocket: what a browser may carry along without a network, and how it arrives later exactly once."""
