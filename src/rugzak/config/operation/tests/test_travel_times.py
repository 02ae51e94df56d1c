"""A matrix of measured minutes goes before the sum over the map."""

from pathlib import Path

import pytest
from tests.support import cast

from rugzak.apps.agenda.models import TravelTime
from rugzak.apps.people.models import Location
from rugzak.config.operation.commands.travel_times import fill, lines_of
from rugzak.config.operation.trouble import Trouble
from rugzak.ground.tenancy.doors import add_door
from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.words import DoorPurpose


@pytest.fixture
def two_houses(kustmeer: Organisation) -> None:
    add_door(purpose=DoorPurpose.ADDRESS, token="kustmeer", organisation_id=kustmeer.pk)
    Location.objects.create(region_id=cast.WATERLAND, name="Zeeduin", town="Edam")


def written(folder: Path, text: str) -> Path:
    file = folder / "times.csv"
    file.write_text(text, encoding="utf-8")
    return file


def kept() -> dict[tuple[str, str, str], int]:
    rows = TravelTime.objects.select_related("origin", "destination")
    return {(row.origin.name, row.destination.name, row.means): row.minutes for row in rows}


def keep(folder: Path, text: str, *, both_ways: bool = False) -> str:
    return fill("kustmeer", lines_of(written(folder, text)), "bike", both_ways=both_ways)


@pytest.mark.parametrize("mark", [",", ";"])
def test_each_line_is_kept_one_way(two_houses: None, tmp_path: Path, mark: str) -> None:
    text = f"van{mark}naar{mark}minuten\nEgmonderhof{mark}zeeduin{mark}43\n\n"
    assert keep(tmp_path, text) == "1 travel times kept for kustmeer, by bike."
    assert kept() == {("Egmonderhof", "Zeeduin", "bike"): 43}


def test_both_ways_where_the_file_does_not_say_otherwise(two_houses: None, tmp_path: Path) -> None:
    text = "van,naar,minuten\nZeeduin,Egmonderhof,51\nEgmonderhof,Zeeduin,43\n"
    keep(tmp_path, text, both_ways=True)
    assert kept() == {("Egmonderhof", "Zeeduin", "bike"): 43, ("Zeeduin", "Egmonderhof", "bike"): 51}


def test_a_newer_file_goes_over_an_older_one(two_houses: None, tmp_path: Path) -> None:
    for minutes in (43, 39):
        keep(tmp_path, f"van,naar,minuten\nEgmonderhof,Zeeduin,{minutes}\n")
    assert kept() == {("Egmonderhof", "Zeeduin", "bike"): 39}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("from,to,minutes\n", "it must be: van, naar, minuten"),
        ("", "begins with nothing"),
        ("van,naar,minuten\nEgmonderhof,Nergens,9\n", "line 2: Nergens is no location"),
        ("van,naar,minuten\nEgmonderhof,Zeeduin,snel\n", "line 2: give van, naar and whole minutes"),
        ("van,naar,minuten\nEgmonderhof,Zeeduin,43\nEgmonderhof\n", "line 3: give van"),
        ("van,naar,minuten\nEgmonderhof,Zeeduin,99999\n", "hoogstens 10 uur"),
    ],
)
def test_a_wrong_file_keeps_nothing(two_houses: None, tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Trouble, match=told):
        keep(tmp_path, text)
    assert kept() == {}


def test_an_organisation_that_is_not_there(two_houses: None, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no organisation nergens"):
        fill("nergens", [], "car", both_ways=False)
