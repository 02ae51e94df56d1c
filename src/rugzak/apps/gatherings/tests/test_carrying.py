"""A method as a file: it comes back as it went, and nonsense is refused in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from rugzak.apps.gatherings.carrying import MOST_BYTES, Carried, NoScript, as_file, read_file
from rugzak.apps.gatherings.models import Method
from rugzak.apps.gatherings.ready import all_ready
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.services import methods
from rugzak.apps.gatherings.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id


def _without_keys(script: Script) -> Script:
    return replace(script, steps=tuple(replace(step, key="") for step in script.steps))


@pytest.mark.parametrize("one", all_ready(), ids=lambda one: one.key)
def test_every_ready_script_comes_back_as_it_went(one: Any) -> None:
    carried = Carried(one.name, one.script, one.summary, one.not_for, one.source_and_licence)
    found = read_file(as_file(carried))
    assert _without_keys(found.script) == _without_keys(carried.script)
    assert replace(found, script=carried.script) == carried
    assert len({step.key for step in found.script.steps}) == len(found.script.steps)


def _changed(**values: Any) -> bytes:
    data = json.loads(as_file(Carried("Naam", factories.script())))
    return json.dumps(data | values).encode()


def _with_step(**values: Any) -> bytes:
    step = {"kind": "free", "title": "Stap", "minutes": 5} | values
    return _changed(script={"steps": [step]})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"[]",
        b"null",
        b'"draaiboek"',
        b"[" * 100_000,
        b"{" + b" " * (MOST_BYTES + 1) + b"}",
        _changed(rugzak="kaarten"),
        _changed(name=""),
        _changed(name=12),
        _changed(script=None),
        _changed(script={"steps": []}),
        _changed(script={"steps": [{"kind": "free", "title": "x", "minutes": 5}] * 41}),
        _with_step(kind="dansen"),
        _with_step(kind=["free"]),
        _with_step(minutes=True),
        _with_step(minutes=-1),
        _with_step(minutes=10_000),
        _with_step(title=" "),
        _with_step(text="x" * 601),
        _with_step(title={"a": 1}),
    ],
    ids=range(21),
)
def test_what_is_no_script_is_refused(content: bytes) -> None:
    with pytest.raises(NoScript):
        read_file(content)


NAMES = st.sampled_from(["steps", "kind", "title", "minutes", "texts"]) | st.text()
LEAVES = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(LEAVES, lambda some: st.lists(some) | st.dictionaries(NAMES, some)))
def test_whatever_stands_where_the_script_should_be_is_read_or_refused(script: Any) -> None:
    try:
        found = read_file(_changed(script=script))
    except NoScript:
        return
    assert found.script.steps


@pytest.mark.usefixtures("kustmeer")
def test_a_method_goes_out_as_a_file_and_comes_in_once_as_one_s_own(
    samira: Member, fenna: Member, browser_of: Callable[..., Client]
) -> None:
    script = factories.script("kleine-groep")
    one = methods.make_method(
        name="Aan tafel",
        script=script,
        source="Van Kustmeer. CC BY 4.0.",
        key=new_id(),
        by=samira,
        is_shared=True,
    )
    content = browser_of(samira).get(f"/sessies/werkvormen/{one.pk}/bestand/").content
    browser, key = browser_of(fenna), str(new_id())
    for _press in range(2):
        sent = {"file": SimpleUploadedFile("draaiboek.json", content), "sleutel": key}
        assert browser.post("/sessies/werkvormen/overnemen/", sent).status_code == 302
    taken = Method.objects.get(owner=fenna)
    assert (taken.name, taken.source, taken.is_shared) == (one.name, one.source, False)
    assert _without_keys(taken.versions.get().script) == _without_keys(script)


@pytest.mark.usefixtures("kustmeer")
def test_another_kind_of_file_is_told_so_on_the_page(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    sent = {"file": SimpleUploadedFile("foto.jpg", factories.photo()), "sleutel": str(new_id())}
    answer = browser_of(samira).post("/sessies/werkvormen/overnemen/", sent)
    assert answer.status_code == 422
    assert "geen draaiboek dat we kunnen lezen" in answer.content.decode()
    assert not Method.objects.exists()
