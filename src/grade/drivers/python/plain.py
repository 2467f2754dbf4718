"""Whether a program leaves a process as it found it, so that its cases may run in one, each in a module of its
own. Everything that is not known to be harmless is not: such a program gets a process for each case.

A program is plain by the names that it uses (attributes and globals; every other name is local to it), and by
what it imports while it runs.
"""

# Beside these, what is written with two underscores leads out of a program's own world.
OWN_NAMES = frozenset((
    "__main__", "__name__", "__module__", "__qualname__", "__doc__", "__annotations__", "__firstlineno__",
    "__static_attributes__", "__init__", "__str__", "__repr__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__",
    "__ge__", "__hash__", "__len__", "__iter__", "__next__", "__contains__", "__getitem__", "__setitem__",
    "__call__", "__bool__", "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__neg__",
))
# Builtins that reach files, frames, other code or names that are made up while it runs; and what a stream
# is not the same after.
REACHES = frozenset((
    "open", "exec", "eval", "compile", "globals", "locals", "vars", "setattr", "delattr", "getattr",
    "breakpoint", "help", "memoryview", "close", "detach", "reconfigure", "fileno", "truncate", "seek",
))
# Attributes of frames, tracebacks, generators and code objects begin like this.
INWARDS = ("f_", "tb_", "gi_", "cr_", "ag_", "co_")
# Modules that keep nothing of what is done with them.
HARMLESS = frozenset((
    "math", "sys", "string", "collections", "itertools", "functools", "operator", "heapq", "bisect",
))
# All of `sys` that a plain program may name.
OF_SYS = frozenset((
    "stdin", "stdout", "stderr", "argv", "exit", "maxsize", "setrecursionlimit", "getrecursionlimit",
    "version", "version_info", "byteorder", "float_info",
))


def uses(code, names):
    """Adds the names that a code object uses, with all that is inside of it."""
    names.update(code.co_names)
    for constant in code.co_consts:
        if type(constant) is type(code):
            uses(constant, names)


def is_plain(code, of_sys):
    names = set()
    uses(code, names)
    if not REACHES.isdisjoint(names) or ("sys" in names and not OF_SYS.issuperset(names & of_sys)):
        return False
    return all(
        name in OWN_NAMES if name.startswith("__") else not name.startswith(INWARDS) for name in names
    )


class Imports:
    """Stands in for `__import__`: sees what a plain program imports, and whether that is still as it was."""

    def __init__(self, honest):
        self.honest = honest
        self.before = {}
        self.harmless = True

    def __call__(self, name, *rest, **more):
        module = self.honest(name, *rest, **more)
        if name not in HARMLESS:
            self.harmless = False
        elif name not in self.before and name != "sys":
            self.before[name] = [(scope, dict(scope)) for scope in scopes(module)]
        return module

    def left_as_it_was(self):
        return self.harmless and all(
            len(now) == len(then) and all(now.get(name) is value for name, value in then.items())
            for before in self.before.values()
            for now, then in before
        )


def scopes(module):
    """What of a module can be changed: its names, and those of its classes that are not built in."""
    found = [module.__dict__]
    for value in module.__dict__.values():
        if type(value) is type and value.__flags__ & 1 << 9 and not value.__flags__ & 1 << 8:
            found.append(value.__dict__)
    return found
