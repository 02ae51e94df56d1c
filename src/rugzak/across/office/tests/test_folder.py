"""Files in a folder: looked at by a person once, then brought in by themselves, unless it is doubtful."""

from pathlib import Path

import pytest

from rugzak.across.office.folder import bring_in
from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.tests.making import carried_out, checked, csv_file
from rugzak.ground.exchange.words import UploadState
from rugzak.ground.happenings.models import Happening

HEAD = "Personeelsnummer;Voornaam;Achternaam;Functie\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "kustmeer"
    folder.mkdir()
    return folder


def test_the_first_file_waits_for_a_person(home: Path, aicha: Member) -> None:
    (home / "mensen-maandag.csv").write_text(HEAD + "71;Noor;Bakker;kok\n")
    (home / "vakantiefoto.png").write_bytes(b"x")
    assert list(bring_in(home.parent)) == ["kustmeer/mensen-maandag.csv: wacht"]
    upload = Upload.objects.get()
    assert (upload.state, upload.by, upload.from_folder) == (UploadState.RECEIVED, None, True)
    assert Happening.objects.filter(kind="exchange.FileWaits").count() == 1
    assert sorted(path.name for path in home.iterdir()) == ["vakantiefoto.png", "wacht"]


def test_the_next_one_goes_by_itself_and_the_same_again_changes_nothing(home: Path, aicha: Member) -> None:
    carried_out(checked(csv_file(HEAD + "71;Noor;Bakker;kok\n"), aicha), aicha)
    for _ in range(2):
        (home / "mensen.csv").write_text(HEAD + "71;Noor;Bakker;souschef\n72;Piet;Vis;kok\n")
        assert list(bring_in(home.parent)) == ["kustmeer/mensen.csv: verwerkt"]
    assert Member.objects.get(staff_number="71").employments.get().job_title == "souschef"
    assert Member.objects.filter(staff_number="72").count() == 1
    assert len(list((home / "verwerkt").iterdir())) == 2


def test_doubt_and_many_leavers_wait(home: Path, aicha: Member, wietske: Member) -> None:
    carried_out(checked(csv_file(HEAD + "71;Noor;Bakker;kok\n"), aicha), aicha)
    (home / "mensen.csv").write_text(HEAD + f"00{wietske.staff_number};Wietske;Hoekstra;kok\n")
    assert list(bring_in(home.parent)) == ["kustmeer/mensen.csv: wacht"]
    assert Upload.objects.latest("received_at").state == UploadState.CHECKED


def test_what_is_no_list_is_refused_with_why(home: Path, aicha: Member) -> None:
    (home / "rooster.csv").write_bytes(b"%PDF-1.7")
    (line,) = bring_in(home.parent)
    assert line.startswith("kustmeer/rooster.csv: geweigerd (Dit is geen csv")
