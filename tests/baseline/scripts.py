"""What of a script a baseline lacks: syntax, globals and members of the browser's objects.

A member is told by its name alone: one that any old interface has is taken for that one, and names
that the script itself defines are its own.
"""

import re
from collections.abc import Iterator

import tree_sitter_javascript
from tests.baseline.support import Baseline
from tree_sitter import Language, Parser

OPERATORS = {
    "??": "nullish_coalescing",
    "??=": "nullish_coalescing_assignment",
    "||=": "logical_or_assignment",
    "&&=": "logical_and_assignment",
}
SYNTAX = {
    "optional_chain": "optional_chaining",
    "field_definition": "public_class_fields",
    "private_property_identifier": "private_class_fields",
    "class_static_block": "static.initialization_blocks",
}
DECLARING = {"variable_declarator", "function_declaration", "class_declaration", "pair"}
LOOKBEHIND = re.compile(r"\(\?<[=!]")
PARSER = Parser(Language(tree_sitter_javascript.language()))


def lacking(script: str, baseline: Baseline) -> Iterator[tuple[str, int]]:
    """Each feature that the baseline lacks, with the line of its use."""
    nodes = list(_walk(PARSER.parse(script.encode()).root_node))
    own = set(_own_names(nodes))
    for node in nodes:
        for group, name in _features(node, own):
            if name is None or baseline.lacks(group, name):
                kind = group if group == "syntax" else group.removesuffix("s")
                yield f"{kind} {name or 'error'}", node.start_point[0] + 1


def _features(node, own):
    if node.type == "ERROR":
        yield "syntax", None
    elif node.type in SYNTAX:
        yield "syntax", SYNTAX[node.type]
    elif node.type in OPERATORS:
        yield "syntax", OPERATORS[node.type]
    elif node.type == "number" and b"_" in node.text:
        yield "syntax", "numeric_separators"
    elif node.type == "regex_pattern" and LOOKBEHIND.search(_text(node)):
        yield "syntax", "lookbehind_assertion"
    elif node.type == "await_expression" and _is_top_level(node):
        yield "syntax", "await.top_level"
    else:
        yield from _names(node, own)


def _names(node, own):
    name = _text(node) if node.type in ("identifier", "property_identifier") else None
    if name is None or name in own:
        return
    if node.type == "property_identifier" and node.parent.type == "member_expression":
        yield "members", name
    elif node.type == "identifier":
        yield "globals", name
        yield "members", name  # a function of the window


def _own_names(nodes):
    for node in nodes:
        if node.type in DECLARING:
            named = node.child_by_field_name("name") or node.child_by_field_name("key")
            if named is not None:
                yield _text(named)
        elif node.type in ("formal_parameters", "object_pattern", "array_pattern"):
            yield from (_text(child) for child in _walk(node) if "identifier" in child.type)
        elif node.type in ("method_definition", "shorthand_property_identifier"):
            yield _text(node.child_by_field_name("name") or node)


def _is_top_level(node):
    while node.parent is not None:
        node = node.parent
        if "function" in node.type or node.type == "method_definition":
            return False
    return True


def _walk(node):
    yield node
    for child in node.children:
        yield from _walk(child)


def _text(node):
    return node.text.decode()
