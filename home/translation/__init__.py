"""Translating single pages between an organisation's sites (Art. 17; R20, R26-R28, R146).

Each site has a tree of its own; only sections correspond (design, decision 13). A page is
translated into the corresponding section as a draft by wagtail-localize's screens; once
published it is edited like any other. What would mirror trees or show citizens text in
the wrong language is refused.
"""
