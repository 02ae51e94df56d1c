"""The translations: find every sentence, keep the catalogues, say what is missing, compile.

Dutch is the language of the source. `en` is complete; `nl_BE` holds only what a
Flemish reader says differently. Uses Babel, because a bare machine has no gettext.
"""
