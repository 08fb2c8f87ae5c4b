"""How the files in `places/data/` are made from open data. Development only.

The portal never imports this package at run time: it reads the reviewed files.
"""
