"""The databases that are measured: the demo at its own size and at ten times that."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.support import databases

from rugzak.config.demo.building import build
from rugzak.config.demo.organisations import KUSTMEER, Blueprint


@contextmanager
def demo_at(scale: int) -> Iterator[str]:
    """A database with Kustmeer Zorg and its history at ``scale`` times its size; gone afterwards."""
    name = databases.clone_for(f"bench{scale}")
    databases.use(name)
    try:
        _load(scale)
        with databases.owner(name) as owner:
            owner.execute("VACUUM ANALYZE")
        yield name
    finally:
        databases.drop(name)


@contextmanager
def floor_address() -> Iterator[str]:
    """The address of an empty database for the floor; gone afterwards."""
    name = f"rugzak_floor_{os.getpid()}"
    with databases.owner() as owner:
        owner.execute(f'CREATE DATABASE "{name}"')
    try:
        front, _, query = os.environ["DATABASE_OWNER_URL"].partition("?")
        yield f"{front.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
    finally:
        databases.drop(name)


def _load(scale: int) -> None:
    from django.utils import timezone

    build(enlarged(KUSTMEER, scale), timezone.localdate())


def enlarged(blueprint: Blueprint, scale: int) -> Blueprint:
    """The same organisation with ``scale`` times as many houses, teams, people, coaches and requests.

    As many regions: what a coach may take up grows too.
    """
    return replace(
        blueprint,
        scale=scale,
        people=blueprint.people * scale,
        teams=blueprint.teams * scale,
        small_teams=blueprint.small_teams * scale,
        jobs=tuple(replace(job, people=job.people * scale) for job in blueprint.jobs),
        areas=tuple(replace(area, locations=area.locations * scale) for area in blueprint.areas),
    )
