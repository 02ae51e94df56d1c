"""The face of Rugzak: tokens, components, base templates, forms, charts and the gallery that shows them."""
