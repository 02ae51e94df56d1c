"""``{% word "coach" "the" %}``: the organisation's own noun, in the form a sentence needs."""

from django import template
from django.template import Context

from rugzak.ground.tenancy.nouns import Words, words_for, words_of
from rugzak.ground.tenancy.words import WORD_FORMS

register = template.Library()


@register.simple_tag(takes_context=True)
def word(context: Context, noun: str, form: str = "one", *, capital: bool = False) -> str:
    """The ``noun`` in one of WORD_FORMS; ``capital=True`` at the start of a sentence."""
    if form not in WORD_FORMS:
        raise template.TemplateSyntaxError(f"no form {form!r}; there are {WORD_FORMS}")
    chosen = str(getattr(_words(context)[noun], form))
    return chosen[:1].upper() + chosen[1:] if capital else chosen


def _words(context: Context) -> Words:
    """Of the request, or (a mail) of the ``organisation`` the template was given."""
    request = context.get("request")
    return words_for(request) if request is not None else words_of(context.get("organisation"))
