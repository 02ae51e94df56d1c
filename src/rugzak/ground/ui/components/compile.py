"""From ``{% card title=... %}`` in a template to a node that calls the component's function.

The first prop may be given without its name: ``{% icon "check" %}``, ``{% field form.day %}``.

All names are checked when the template is read, so a typing error never waits for the one page that shows it.
"""

import re
from collections.abc import Callable
from typing import cast

from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, TokenType
from django.utils.functional import Promise
from django.utils.translation import get_language

from rugzak.ground.ui.components.declare import Component, WrongUse

ARGUMENT = re.compile(r"^([a-z][\w:.-]*)=(.+)$", re.DOTALL)


class FillNode(Node):
    """What a page puts in a named slot; the component around it takes it out again."""

    def __init__(self, slot: str, nodelist: NodeList) -> None:
        self.slot = slot
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        raise TemplateSyntaxError(f"fill {self.slot} stands outside a component")


class Sentence:
    """A sentence of a template, looked up once per language instead of each time it is looked at."""

    def __init__(self, lazy: Promise) -> None:
        self._lazy = lazy
        self._known: dict[str | None, str] = {}

    def in_language(self, language: str | None) -> str:
        """``language`` is the one that is active now."""
        if language not in self._known:
            self._known[language] = str(self._lazy)
        return self._known[language]


class ComponentNode(Node):
    """One use of a component."""

    child_nodelists = ("body",)

    def __init__(
        self,
        component: Component,
        arguments: dict[str, FilterExpression],
        body: NodeList | None,
        fills: dict[str, NodeList],
    ) -> None:
        self.component = component
        self.body = body or NodeList()
        self.fills = fills
        self.has_body = body is not None and component.has_body
        self.fixed = {name: e.var for name, e in arguments.items() if _is_fixed(e)}
        self.said = {name: Sentence(e.var) for name, e in arguments.items() if _is_sentence(e)}
        self.moving = [
            (name, e) for name, e in arguments.items() if name not in self.fixed and name not in self.said
        ]
        self.checked = [name for name, _ in self.moving if name in component.choices]

    def render(self, context: Context) -> str:
        values = dict(self.fixed)
        if self.said:
            language = get_language()
            for name, sentence in self.said.items():
                values[name] = sentence.in_language(language)
        for name, expression in self.moving:
            values[name] = expression.resolve(context)
        for name in self.checked:
            self.component.check_value(name, values[name])
        if self.component.wants_context:
            values["context"] = context
        # Slots first: a table's head tells its cells how they are called on a phone.
        for slot, nodelist in self.fills.items():
            values[slot] = nodelist.render(context)
        if self.has_body:
            values["body"] = self.body.render(context)
        return self.component.build(**values)


def _is_fixed(expression: FilterExpression) -> bool:
    """True for a plain literal without filters or translation."""
    return isinstance(expression.var, str) and not expression.filters


def _is_sentence(expression: FilterExpression) -> bool:
    """True for ``_("...")`` without filters: the same for everybody who reads the language."""
    return isinstance(expression.var, Promise) and not expression.filters


def compiler(component: Component) -> Callable[[Parser, Token], ComponentNode]:
    """The compile function Django calls on meeting the tag."""

    def compile_tag(parser: Parser, token: Token) -> ComponentNode:
        try:
            return _compile(component, parser, token)
        except WrongUse as wrong:
            raise TemplateSyntaxError(str(wrong)) from wrong

    return compile_tag


def _compile(component: Component, parser: Parser, token: Token) -> ComponentNode:
    bits = token.split_contents()[1:]
    closed = bool(bits) and bits[-1] == "/"
    arguments = _arguments(component, parser, bits[:-1] if closed else bits)
    body: NodeList | None = None
    fills: dict[str, NodeList] = {}
    if component.is_block and not closed and not (component.alone and _stands_alone(component.name, parser)):
        body, fills = _parse_block(component, parser)
    return ComponentNode(component, arguments, body, fills)


def _stands_alone(name: str, parser: Parser) -> bool:
    """True when the next tag of this name opens another one, or when there is none."""
    for token in reversed(cast("list[Token]", parser.tokens)):
        if token.token_type == TokenType.BLOCK:
            word = token.contents.split(maxsplit=1)[0]
            if word in (name, f"end{name}"):
                return word == name
    return True


def _arguments(component: Component, parser: Parser, bits: list[str]) -> dict[str, FilterExpression]:
    arguments: dict[str, FilterExpression] = {}
    for position, bit in enumerate(bits):
        match = ARGUMENT.match(bit)
        if not match and position == 0 and component.props:
            arguments[next(iter(component.props))] = parser.compile_filter(bit)
            continue
        if not match:
            raise WrongUse(f"{component.name} takes name=value, not {bit!r}.")
        if match[1] in arguments:
            raise WrongUse(f"{component.name} got {match[1]!r} twice.")
        arguments[match[1]] = parser.compile_filter(match[2])
    component.check_names(arguments)
    for name, expression in arguments.items():
        if _is_fixed(expression):
            component.check_value(name, expression.var)
    return arguments


def _parse_block(component: Component, parser: Parser) -> tuple[NodeList, dict[str, NodeList]]:
    nodes = parser.parse((f"end{component.name}",))
    parser.delete_first_token()
    fills: dict[str, NodeList] = {}
    body = NodeList()
    for node in nodes:
        if not isinstance(node, FillNode):
            body.append(node)
            continue
        component.check_slot(node.slot)
        if node.slot in fills:
            raise WrongUse(f"{component.name}: slot {node.slot!r} is filled twice.")
        fills[node.slot] = node.nodelist
    if body.get_nodes_by_type(FillNode):
        raise WrongUse(
            f"{component.name}: a fill must stand directly inside its component, not in an if or for."
        )
    body.contains_nontext = nodes.contains_nontext
    return body, fills


def compile_fill(parser: Parser, token: Token) -> FillNode:
    """``{% fill actions %} ... {% endfill %}``."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError("fill takes the name of one slot")
    nodelist = parser.parse(("endfill",))
    parser.delete_first_token()
    return FillNode(bits[1], nodelist)
