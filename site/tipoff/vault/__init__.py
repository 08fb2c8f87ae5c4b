"""The vault: pure functions over bytes that seal tips and say who may open them.

No Django here and no database: what needs either lives one floor up. `docs/vault.md` gives every
format byte by byte; `static/tipoff/vault/vault.js` is the same in the officer's browser, and
`tests/tipoff/vault/vectors.json` holds both to it.
"""
