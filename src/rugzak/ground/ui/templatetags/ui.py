"""The components as template tags. Set as a builtin library, so a page needs no load."""

from django import template

from rugzak.ground.ui import components
from rugzak.ground.ui.components.compile import compile_fill, compiler
from rugzak.ground.ui.components.declare import registry

register = template.Library()
register.tag("fill", compile_fill)
assert components.__all__, "importing them declares them"
for _component in registry.values():
    register.tag(_component.name, compiler(_component))
