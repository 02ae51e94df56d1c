"""What we measure, and against what: ``python -m bench``, or ``make bench``.

Figures are read as ratios within one run, as machines and neighbours differ.
"""
