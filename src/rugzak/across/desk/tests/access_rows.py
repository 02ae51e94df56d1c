"""Who gets what at the home page: everybody signed in, and each their own."""

from tests.support.access import Row

ROWS = [Row("desk:home")]
