"""Paper: from data to a tagged PDF or a picture, with Typst and our own letters.

An app keeps its layouts in ``data/*.typ`` and calls ``typesetting.pdf("apps/cards/data/poster.typ", data)``.
The layout begins with ``#import "/ground/print/data/house.typ": *`` and reads ``data``. What
people typed travels as data, never as source, so nothing they write is run.
"""
