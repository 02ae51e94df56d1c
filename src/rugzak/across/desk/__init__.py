"""The desk: what needs you now, what comes, and one way to ask. Composed from several apps."""
