"""Regions, locations, teams, employments and roles: who works where."""
