"""The media library (R33, R46, R92, R101) and banners (R72, R217).

``pictures`` mends what is uploaded, ``similar`` finds what is there already, ``forms`` asks for
credit, licence and declaration, ``reports`` lists what lacks them or is not used.
"""
