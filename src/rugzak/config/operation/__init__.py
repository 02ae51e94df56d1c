"""Starting, checking, saving and mending an installation."""
