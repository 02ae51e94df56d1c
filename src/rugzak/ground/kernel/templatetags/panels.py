"""``{% panels "people.team" team %}`` writes what higher apps have to show in that place."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from rugzak.ground.kernel.panels import Panel, panels_for

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: Context, place: str, thing: Any) -> SafeString:
    request = context["request"]
    shown = panels_for(request.person, place, thing)
    return format_html_join("\n", "{}", ((_drawn(context, panel),) for panel in shown))


def _drawn(context: Context, panel: Panel) -> SafeString:
    assert context.template is not None
    page = context.template.engine.get_template(panel.template)
    with context.push(**panel.context):
        return page.render(context)
