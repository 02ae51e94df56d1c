def nav(request): return {}
