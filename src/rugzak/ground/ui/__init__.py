"""The face of Rugzak: tokens, components, base templates, form base, charts and the gallery that shows them."""
