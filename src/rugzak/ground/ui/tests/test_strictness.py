"""A component refuses what it does not know, and says what it does know."""

import pytest
from django.template import TemplateSyntaxError

from rugzak.ground.ui.components.declare import registry
from rugzak.ground.ui.icons import UnknownIcon


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('{% card titel="x" %}{% endcard %}', "Did you mean 'title'?"),
        ("{% button %}", "needs label"),
        ('{% tag word="x" tone="red" %}', "choose one of '', 'warm', 'ok'"),
        ("{% card %}{% fill action %}x{% endfill %}{% endcard %}", "Did you mean 'actions'?"),
        ("{% card %}{% if 1 %}{% fill actions %}x{% endfill %}{% endif %}{% endcard %}", "directly inside"),
        ("{% card %}{% fill aside %}{% endfill %}{% fill aside %}{% endfill %}{% endcard %}", "filled twice"),
        ('{% button label="x" label="y" %}', "twice"),
        ('{% button label="x" hx_get="/x/" %}', "no prop 'hx_get'"),
        ('{% tag word="x" onclick="y" %}', "no prop 'onclick'"),
        ('{% tag "x" "y" %}', "takes name=value"),
        ('{% card title="x" %}', "Unclosed tag"),
    ],
)
def test_wrong_use_is_refused_when_the_template_is_read(draw, code, words):
    with pytest.raises(TemplateSyntaxError, match=".*" + words.replace("?", r"\?")):
        draw(code)


def test_a_choice_from_a_variable_is_checked_too(draw):
    with pytest.raises(Exception, match="choose one of"):
        draw("{% tag word='x' tone=tone %}", tone="red")


def test_an_unknown_icon_lists_near_names(draw):
    with pytest.raises(UnknownIcon, match="near: check"):
        draw('{% icon "chek" %}')


def test_an_extra_attribute_of_a_known_family_passes(draw):
    assert 'hx-post="/x/?a=1&amp;b=2"' in draw('{% button label="x" hx-post=url %}', url="/x/?a=1&b=2")


def test_a_block_without_body_stands_alone_beside_one_with_a_body(draw):
    html = draw('{% closed title="a" %}{% closed title="b" %}lijf{% endclosed %}{% closed title="c" / %}')
    assert html.count('class="closed"') == 3
    assert html.count("lijf") == 1


def test_the_first_prop_needs_no_name(draw):
    assert "#check" in draw('{% icon "check" %}')


def test_every_component_has_a_sentence_of_explanation():
    assert [name for name, component in registry.items() if not component.doc] == []


def test_a_table_tells_its_cells_how_they_are_called_on_a_phone(draw):
    html = draw(
        '{% table caption="Vragen" %}{% fill head %}{% column "Vraag" %}{% column "Reizen" %}{% endfill %}'
        "{% for n in two %}{% tr %}{% th %}{{ n }}{% endth %}{% td %}x{% endtd %}{% endtr %}{% endfor %}"
        "{% endtable %}",
        two="ab",
    )
    assert html.count('data-th="Reizen"') == 2
    assert "Vraag" not in html.split("<tbody")[1]
