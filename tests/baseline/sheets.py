"""What of a style sheet a baseline lacks: properties, values, functions, units, selectors."""

from collections.abc import Iterator
from itertools import pairwise

import tinycss2
from tests.baseline.support import Baseline

# At-rules that hold declarations; all others that have a block hold rules.
DECLARING = {"page", "counter-style", "property"}
# Its descriptors are no properties; what it lacks shows in at-rules.
DESCRIBING = {"font-face"}
BLOCKS = ("() block", "[] block", "{} block")


def lacking(css: str, baseline: Baseline) -> Iterator[tuple[str, int]]:
    """Each feature that the baseline lacks, with the line of its use."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    yield from _rules(rules, baseline)


def _rules(rules, baseline):
    for rule in rules:
        if rule.type == "at-rule":
            yield from _at_rule(rule, baseline)
        elif rule.type == "qualified-rule":
            yield from _selectors(rule.prelude, baseline)
            yield from _block(rule.content, baseline)
        elif rule.type == "error":
            yield f"error {rule.message}", rule.source_line


def _at_rule(rule, baseline):
    name = rule.lower_at_keyword
    if name.startswith("-"):
        return
    if baseline.lacks("at-rules", name):
        yield f"at-rule {name}", rule.source_line
    if name == "media":
        yield from _media(rule.prelude, baseline)
    if rule.content is None or name in DESCRIBING:
        return
    if name in DECLARING:
        yield from _block(rule.content, baseline)
    elif not name.endswith("keyframes"):
        yield from _rules(tinycss2.parse_rule_list(rule.content, True, True), baseline)


def _media(tokens, baseline):
    for token in _all(tokens):
        if token.type == "ident" and baseline.lacks("media", token.lower_value):
            yield f"media {token.lower_value}", token.source_line
        is_range = token.type == "literal" and token.value in {"<", ">", "<=", ">="}
        if is_range and baseline.lacks("media", "range_syntax"):
            yield "media range_syntax", token.source_line


def _selectors(tokens, baseline):
    for before, token in pairwise(_all(tokens)):
        if before.type == "literal" and before.value == ":":
            name = getattr(token, "lower_name", None) or getattr(token, "lower_value", "")
            if baseline.lacks("selectors", name):
                yield f"selector :{name}", token.source_line


def _block(content, baseline):
    items = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for item in items:
        if item.type == "declaration":
            yield from _declaration(item, baseline)
        elif baseline.lacks("selectors", "nesting"):
            yield "selector nesting", item.source_line


def _declaration(item, baseline):
    name = item.lower_name
    if not name.startswith("-") and not baseline.is_property(name):
        yield f"property {name} (unknown)", item.source_line
    if baseline.lacks("properties", name):
        yield f"property {name}", item.source_line
        return
    for token in _all(item.value):
        for group, value in _parts(name, token):
            if baseline.lacks(group, value):
                yield f"{group.removesuffix('s')} {value}", token.source_line


def _parts(name, token):
    if token.type == "ident":
        yield "values", f"{name}: {token.lower_value}"
    elif token.type == "function":
        yield "functions", token.lower_name
    elif token.type == "dimension":
        yield "units", token.lower_unit


def _all(tokens):
    """Every token, those inside functions and brackets too."""
    for token in tokens:
        yield token
        if token.type == "function":
            yield from _all(token.arguments)
        elif token.type in BLOCKS:
            yield from _all(token.content)
