"""The domain, one folder per subject; the floors are listed in decision 0001."""
