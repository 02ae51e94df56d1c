"""Visits in time and place only, who is occupied when, and the ledger of released hours. Knows no topic."""
