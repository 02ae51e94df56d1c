"""A word in every confidential field of cards: own cards and piles, pledges, a spy's notes, and a present."""

from tests.support import cast

from rugzak.apps.cards import services
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

# A present is read by who got it too: Samira.
READERS = frozenset({"wietske", "samira"})


def plant(word: str) -> None:
    wietske = Member.objects.get(pk=cast.IDS["wietske"])
    samira = Member.objects.get(pk=cast.IDS["samira"])
    services.lay_starter_set()
    services.write_own_card(text=f"Eerst {word}, dan koffie.", key=new_id(), by=wietske)
    services.make_own_deck(name=f"Voor {word}", key=new_id(), by=wietske)
    services.make_pledge(if_then=f"Als {word}, dan adem ik uit.", key=new_id(), by=wietske)
    turn = services.become_spy(team_id=cast.DUINROOS, by=wietske)
    services.write_as_spy(turn=turn, seen=f"Iemand zei {word}.", by=wietske)
    services.give_card(to=samira, card=None, sentence=f"Dank voor {word}.", key=new_id(), by=wietske)
