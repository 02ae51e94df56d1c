"""Names on the sketch stand where they cover no other."""

from rugzak.apps.planning.drawing import LINE, Town, _cover, _labelled


def town(name: str, x: float, y: float) -> Town:
    return Town(name, x, y, is_on=True, to_left=x > 250, label_y=y)


def test_two_towns_beside_each_other_can_both_be_read() -> None:
    first, second = _labelled([town("Alkmaar", 262, 40), town("Egmond aan Zee", 120, 46)])
    assert (first.label_y, first.to_left) == (40, True)
    assert not _cover(first, second)
    assert abs(second.label_y - second.y) <= LINE


def test_a_town_alone_keeps_its_name_beside_it() -> None:
    (alone,) = _labelled([town("Castricum", 100, 100)])
    assert (alone.label_y, alone.to_left) == (100, False)
