"""Pages of cards: sets, drawing, a team's trials, one's own, giving, passing on, and paper."""
