"""Settings, environment, urls, wiring: the only place that knows everything."""
