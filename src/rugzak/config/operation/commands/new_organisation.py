"""Found a new organisation, and print a link with which its first administrator comes in.

The link works once, for 24 hours. Whoever opens it first is the administrator: hand
it over yourself, and not by a channel that others read.
"""

import argparse
import re

from rugzak.config.operation import surroundings
from rugzak.config.operation.trouble import Trouble

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
HELP = "found an organisation and print a one-time link for its first administrator"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the organisation is called and who administers it."""
    parser.add_argument("name", help='for instance "Kustmeer Zorg"')
    parser.add_argument("--slug", required=True, help="its address: small letters, digits and dashes")
    parser.add_argument("--country", choices=["nl", "be"], default="nl", help="the Netherlands or Belgium")
    parser.add_argument("--first-name", required=True, help="of the administrator")
    parser.add_argument("--prefix", default="", help='for instance "van der"')
    parser.add_argument("--last-name", required=True)
    parser.add_argument("--staff-number", default="1")
    parser.add_argument("--email", default="")


def run(options: argparse.Namespace) -> None:
    """Found it, and print the link."""
    if not SLUG.match(options.slug):
        raise Trouble("--slug takes small letters, digits and dashes only, for instance: kustmeer-zorg")
    surroundings.complete()
    surroundings.set_up_django()
    print(found(options))


def found(options: argparse.Namespace) -> str:
    """Everything in one transaction; returns what to print."""
    # Only now: the modules need Django.
    from django.conf import settings  # noqa: PLC0415
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from rugzak.apps.people.services import Details, found_organisation  # noqa: PLC0415
    from rugzak.ground.accounts.services import first_administrator_link  # noqa: PLC0415
    from rugzak.ground.kernel.refusal import Refusal  # noqa: PLC0415
    from rugzak.ground.tenancy.context import inside  # noqa: PLC0415
    from rugzak.ground.tenancy.words import Country  # noqa: PLC0415

    administrator = Details(
        first_name=options.first_name,
        prefix=options.prefix,
        last_name=options.last_name,
        staff_number=options.staff_number,
        email=options.email,
    )
    try:
        member = found_organisation(
            name=options.name,
            slug=options.slug,
            country=Country(options.country),
            administrator=administrator,
        )
    except Refusal as refusal:
        raise Trouble(str(refusal)) from refusal
    except ValidationError as wrong:
        raise Trouble(" ".join(wrong.messages)) from wrong
    with inside(member.organisation_id):
        link = first_administrator_link(member)
    return (
        f"{options.name} is founded. Give this link to {member.display_name}; it works once, for 24 hours:\n"
        f"{settings.PUBLIC_ADDRESS}{link}"
    )
