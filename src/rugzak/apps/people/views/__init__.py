"""Pages about people, teams, locations, regions and roles."""
