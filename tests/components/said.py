"""What the geodata layer says: its sentences, collected from its source code.

A sentence is written with ``{}`` where its code puts something in. What only shows when the code
runs, such as the words of a database's driver, is listed apart.
"""

from __future__ import annotations

import ast
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT: Final = Path(__file__).parents[2]
SPOKEN: Final = (
    "geodata/reading",
    "geodata/store",
    "geodata/formats",
    "geodata/coding",
    "geodata/checks",
    "geodata/seeds.py",
    "geodata/cells.py",
    "components/review",
)
CALLS: Final[dict[str, tuple[int | str, ...]]] = {
    "refusal": (1, 2),
    "refused": (1, 2),
    "Fault": (3, 4, "message", "remedy"),
    "fault": (3, 4),
    "_whole": (1, 2),
    "CellError": (0, 1),
    "bad.add": (2, 3),
    "Broken": (2,),
    "Read": ("fault",),
    "Layout": (1,),
    "_layer": (4,),
    "_of_layer": (2,),
    "replace": ("table",),
    "questions.append": (0,),
    "notes.append": (0,),
    "geodata/store/trouble.py:_fault": (0, 1),
    "geodata/coding/remote.py:_fault": (1, 2),
    "geodata/coding/plain.py:_fault": (2,),
}
"""Calls, and which of their arguments are sentences."""

ANYWHERE: Final = frozenset({"questions", "notes", "layout", "words"})
"""Arguments by name that are sentences, or several, in whatever call."""

COLUMNS: Final = frozenset({"reason", "remedy"})
"""Keys of a table of faults."""

ROWS: Final = ("geodata/formats/report.py", "geodata/formats/reading.py")
"""Modules that write rows of a table of faults as tuples: sentences are the last two of the six."""

YIELDS: Final = frozenset({"_breaches", "_list_breaches", "_wrong", "_unknown_terms"})
"""Functions that yield sentences as the last two of a tuple."""

PREFIXES: Final = {"geodata/coding/plain.py:_fault": "write "}
"""What a function puts before the sentence that it is given."""

GAP: Final = "{}"


class Said(NamedTuple):
    """A sentence, and where it stands."""

    text: str
    where: str


class Module:
    """A module's code, with what its names mean."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(ROOT).as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }
        self.functions = {
            node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)
        }

    def scope(self, node: ast.AST) -> ast.AST:
        """Return the function around a node, or the module."""
        while node in self.parents:
            node = self.parents[node]
            if isinstance(node, ast.FunctionDef):
                return node
        return self.tree

    def where(self, node: ast.expr) -> str:
        """Name the module, the function and the expression."""
        return f"{self.name}, {getattr(self.scope(node), 'name', '')}: {ast.unparse(node)}"

    def texts(self, node: ast.expr) -> set[str]:
        """Return all that an expression can say."""
        match node:
            case ast.Constant(value=str(text)):
                return {text.replace("{", "{{").replace("}", "}}")} if text else set()
            case ast.JoinedStr(values=parts):
                return _joined(self.texts(part) for part in parts)
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                # what is no phrase is put in: an id, or the name of a field
                return {one if " " in one else GAP for one in self.texts(value)}
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _joined(self.texts(part) for part in (left, right))
            case ast.Subscript(value=ast.Name(id=name)):
                return self._entries(name)
            case ast.Name(id=name):
                scope = self.scope(node)
                found = list(self.meanings(name, scope))
                return set().union(*map(self.texts, found)) if found else {GAP}
        inside = _parts(node)
        return {GAP} if inside is None else set().union(*map(self.texts, inside))

    def _entries(self, name: str) -> set[str]:
        """Return the texts of a table of the module."""
        tables = [one for one in self._plain(name, self.tree) if isinstance(one, ast.Dict)]
        return set().union(*(self.texts(one) for table in tables for one in table.values)) or {GAP}

    def meanings(self, name: str, scope: ast.AST) -> Iterator[ast.expr]:
        """Find what is assigned to a name, in its function or else in the module or another."""
        found = list(self._assigned(name, scope))
        if not found and not _parameter(name, scope) and scope is not self.tree:
            found = list(self._assigned(name, self.tree))
        yield from found

    def _assigned(self, name: str, scope: ast.AST) -> Iterator[ast.expr]:
        for node in ast.walk(scope):
            if self.scope(node) is not scope:
                continue
            match node:
                case ast.Assign(targets=[target], value=value) | ast.For(target=target, iter=value):
                    yield from self._taken(name, target, value)
                case ast.AnnAssign(target=target, value=ast.expr() as value):
                    yield from self._taken(name, target, value)
                case ast.AugAssign(target=ast.Name(id=own), value=value) if own == name:
                    before = list(self._plain(name, scope))
                    yield from (ast.BinOp(one, ast.Add(), value) for one in before)

    def _plain(self, name: str, scope: ast.AST) -> Iterator[ast.expr]:
        for node in ast.walk(scope):
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=own)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=own), value=ast.expr() as value)
                ) if own == name:
                    yield value

    def _taken(self, name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
        match target:
            case ast.Name(id=own) if own == name:
                yield value
            case ast.Tuple(elts=parts):
                for place, part in enumerate(parts):
                    if isinstance(part, ast.Name) and part.id == name:
                        yield from self._columns(value, place, len(parts))
                    elif isinstance(part, ast.Tuple):
                        yield from self._taken(name, part, value)

    def _columns(self, value: ast.expr, place: int, width: int) -> Iterator[ast.expr]:
        """Take one column of the tuples of this width in an expression, and in tables it names."""
        named = {n.id for n in ast.walk(value) if isinstance(n, ast.Name)}
        wholes = [value, *chain.from_iterable(self._plain(name, self.tree) for name in named)]
        for node in chain.from_iterable(ast.walk(whole) for whole in wholes):
            if isinstance(node, ast.Dict) and width == len(("key", "value")):
                yield from (one for one in (node.keys, node.values)[place] if one is not None)
            elif (
                isinstance(node, ast.Tuple)
                and len(node.elts) == width
                and not all(isinstance(part, ast.Tuple) for part in node.elts)
            ):
                yield node.elts[place]

    def sentences(self) -> Iterator[tuple[str, ast.expr]]:
        """Find the expressions that are sentences, each with what is put before it."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield from self._arguments(node)
            elif isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value in COLUMNS:
                        yield "", value
            elif isinstance(node, ast.Tuple) and self._spoken(node):
                yield from (("", part) for part in node.elts[-2:])

    def _spoken(self, node: ast.Tuple) -> bool:
        if isinstance(self.parents[node], ast.Yield):
            return getattr(self.scope(node), "name", "") in YIELDS
        return (
            self.name in ROWS
            and isinstance(node.ctx, ast.Load)
            and len(node.elts) == len(("row", "what", "field", "value", *COLUMNS))
            and not all(isinstance(part, ast.Constant) for part in node.elts)
        )

    def _arguments(self, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
        name = ast.unparse(call.func)
        own, last = f"{self.name}:{name}", ".".join(name.split(".")[-2:])
        places = CALLS.get(own) or CALLS.get(last) or CALLS.get(name.split(".")[-1], ())
        if any(isinstance(part, ast.Starred) for part in call.args):
            places = ()  # of functions that yield, whose tuples are found by themselves
        for place in places:
            if isinstance(place, int) and place < len(call.args):
                yield PREFIXES.get(own, ""), call.args[place]
        for keyword in call.keywords:
            if keyword.arg in ANYWHERE or keyword.arg in places:
                yield "", keyword.value


def _parts(node: ast.expr) -> Sequence[ast.expr] | None:
    """Return the expressions that an expression says one or all of; None if it is no such."""
    match node:
        case ast.IfExp(body=one, orelse=other):
            return one, other
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return parts
        case ast.ListComp(elt=value) | ast.GeneratorExp(elt=value) | ast.Starred(value=value):
            return (value,)
        case ast.Call(func=ast.Name(id="tuple"), args=[value]):
            return (value,)
    return None


def _parameter(name: str, scope: ast.AST) -> bool:
    if not isinstance(scope, ast.FunctionDef):
        return False
    return name in {one.arg for one in (*scope.args.args, *scope.args.kwonlyargs)}


def _joined(parts: Iterable[set[str]]) -> set[str]:
    return {"".join(one).replace(GAP + GAP, GAP) for one in product(*parts)}


@cache
def said() -> frozenset[Said]:
    """Return all sentences."""
    files = chain.from_iterable(
        [ROOT / one] if one.endswith(".py") else sorted((ROOT / one).rglob("*.py"))
        for one in SPOKEN
    )
    return frozenset(
        Said(before + text, module.where(node))
        for module in map(Module, files)
        for before, node in module.sentences()
        if not (isinstance(node, ast.Name) and _parameter(node.id, module.scope(node)))
        for text in module.texts(node)
    )
