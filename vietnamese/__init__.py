"""Vietnamese text as computers need it: folding, slugs, dictionary order, dates.

A leaf package: pure Python, standard library only. It knows nothing of Django or the portal.
"""
