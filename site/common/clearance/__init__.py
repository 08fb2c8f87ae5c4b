"""Before a page is published: what may identify or brand a person is changed or explained.

`docs/privacy-check.md`. `passages` and `findings` read, `services` writes, `gate` holds publishing
back, `views` lists the places and takes the reasons.
"""
