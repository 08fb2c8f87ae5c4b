"""Word files and pasted text become clean drafts (`docs/word-import.md`).

`container`, `reading`, `pieces`, `cleaning`, `gaps` are pure; `drafts` writes, `views` speaks HTTP.
"""
