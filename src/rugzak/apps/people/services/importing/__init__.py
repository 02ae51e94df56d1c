"""Files about people and places: which columns, what each line would do, and doing it in sets."""

from rugzak.apps.people.services.importing.people import PEOPLE
from rugzak.apps.people.services.importing.places import LOCATIONS
from rugzak.apps.people.services.importing.postcodes import POSTCODES

__all__ = ["LOCATIONS", "PEOPLE", "POSTCODES"]
