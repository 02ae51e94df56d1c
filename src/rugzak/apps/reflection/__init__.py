"""Notes to oneself: private words that only their owner opens, and whom the owner chose."""
