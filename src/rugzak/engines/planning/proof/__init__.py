"""How far from the best a plan can be: every route, a bound over coach-weeks, and the choice among them."""
