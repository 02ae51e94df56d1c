"""Pages of the installation itself: health, errors, public statements, the work that waits."""
