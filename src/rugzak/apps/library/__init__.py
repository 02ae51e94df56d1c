"""Care models, theme pages and talking points, with every version they had."""
