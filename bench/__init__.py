"""Measurements: the figures that the network promises, each against its bound.

``./portal bench`` builds a network of its own below ``PORTAL_HOME/bench`` (every unit of the
province), measures, prints one table and writes ``PORTAL_HOME/bench.json``. Load goes to this
machine only.
"""
