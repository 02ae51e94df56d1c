"""The six frozen half-day instances stay the same, so that measurements can be compared."""

from __future__ import annotations

import hashlib
import json

from rugzak.engines.planning.generate import generate

FROZEN = {
    41: "288c9e85a98fbd76",
    42: "1a924e3adb149ff0",
    43: "bff598d78593437c",
    44: "d2f58e60853f2a24",
    45: "ed7fec7933048a9d",
    46: "7a657e0718c86799",
}


def fingerprint(seed: int) -> str:
    document = generate(coaches=20, requests=120, seed=seed, half_days=True)
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()[:16]


def test_the_benchmark_instances_have_not_changed():
    assert {seed: fingerprint(seed) for seed in FROZEN} == FROZEN
