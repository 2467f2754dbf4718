# Where exactly an error was raised, and what the names there hold. It stands before `driver.py` and uses
# what that defines. No method of a learner's class is called for it: a `__repr__` may never end.
MOST_VALUES = 6
MOST_VALUE = 72
MOST_ITEMS = 6
# The lines of the program that is being run.
SOURCE = []


def place(error):
    """Line and column (1-based, in characters; columns 0: unknown), where it ends, and values there."""
    try:
        step, last = error.__traceback__, None
        while step is not None:
            if step.tb_frame.f_code.co_filename == FILE:
                last = step
            step = step.tb_next
        if last is None:
            return None
        frame = last.tb_frame
        line, end, left, right = columns(frame.f_code, last)
        rows = SOURCE[line - 1:end][:20]
        if left is None:
            left, right = 0, 0
            piece = "\n".join(rows)
        else:
            left, right = letters(rows[0], left), letters(rows[-1], right)
            piece = "\n".join([*rows[:-1], rows[-1][:right]])[left:]
            left, right = left + 1, right + 1
        return (line, left, end, right, values(frame, piece))
    except BaseException:
        return None


def columns(code, step):
    """Only Python 3.11 and later know columns (PEP 657); they count bytes."""
    if step.tb_lasti >= 0 and hasattr(code, "co_positions"):
        for index, (line, end, left, right) in enumerate(code.co_positions()):
            if index == step.tb_lasti // 2:
                if line is not None and end is not None and right is not None:
                    return line, end, left, right
                break
    return step.tb_lineno, step.tb_lineno, None, None


def letters(row, count):
    return len(row.encode("utf-8", "surrogatepass")[:count].decode("utf-8", "replace"))


def values(frame, piece):
    """Name, value in a few letters, type and length of what the names of a piece of program hold."""
    told = {}
    for word in words(piece[:2_000]):
        if len(told) == MOST_VALUES:
            break
        first, *rest = word.split(".")
        for names in (frame.f_locals, frame.f_globals):
            if first in names:
                break
        else:
            continue
        value, name = names[first], first
        for part in rest:
            inside = fields(value)
            if inside is None or part not in inside:
                break
            value, name = inside[part], name + "." + part
        if name not in told and not is_tool(value):
            told[name] = (sound(name, MOST_SHOWN), short(value), type_name(type(value)), length(value))
    return [*told.values()]


def words(piece):
    """Names with what is reached from them by dots."""
    found, word = [], ""
    for letter in piece + " ":
        if (word + letter).replace(".", "_").isidentifier() and (word or letter != "."):
            word += letter
        else:
            if word:
                found.append(word.strip("."))
            word = ""
    return found


def fields(value):
    """What an object of a learner's class holds by itself."""
    try:
        found = object.__getattribute__(value, "__dict__")
    except BaseException:
        return None
    return found if type(found) is dict else None


def is_tool(value):
    kind = type(value)
    return isinstance(value, type) or kind in (Module, type(short), type(len), type([].append), type(Run.go))


def length(value):
    for kind in (list, tuple, str, dict, set, frozenset, bytes):
        if issubclass(type(value), kind):
            return kind.__len__(value)
    return None


def short(value):
    left = [MOST_VALUE]
    try:
        return sound(shorten(value, left, 0), 2 * MOST_VALUE)
    except BaseException:
        return "an object that cannot be shown"


def shorten(value, left, depth):
    kind = type(value)
    if value is None or kind is bool or value is Ellipsis:
        text = repr(value)
    elif kind is int:
        text = int.__repr__(value) if int.bit_length(value) < 160 else "a number with many digits"
    elif kind is float or kind is complex:
        text = kind.__repr__(value)
    elif kind is str or kind is bytes:
        text = kind.__repr__(value[:48]) + ("…" if kind.__len__(value) > 48 else "")
    elif kind is range:
        text = range.__repr__(value)
    elif depth > 2 or left[0] <= 0:
        text = "…"
    elif issubclass(kind, (list, tuple, set, frozenset)):
        return several(value, kind, left, depth)
    elif issubclass(kind, dict):
        pairs = ((key, item) for key, item in dict.items(value))
        inner = joined(pairs, dict.__len__(value), left, depth, True)
        return wrap(kind, dict, "{" + inner + "}")
    else:
        return other(value, kind, left, depth)
    left[0] -= len(text)
    return text


def several(value, kind, left, depth):
    for base, opening, closing in ((list, "[", "]"), (tuple, "(", ")"), (set, "{", "}"), (frozenset, "{", "}")):
        if issubclass(kind, base):
            count = base.__len__(value)
            inner = joined(base.__iter__(value), count, left, depth, False)
            if base is tuple and count == 1:
                inner += ","
            if base is set and count == 0:
                return "set()"
            return wrap(kind, base, opening + inner + closing)
    return "…"


def wrap(kind, base, text):
    return text if kind is base else "%s(%s)" % (type_name(kind)[:32], text)


def joined(items, count, left, depth, pairs):
    pieces = []
    for index, item in enumerate(items):
        if index == MOST_ITEMS or left[0] <= 0:
            pieces.append("…")
            break
        if pairs:
            key = shorten(item[0], left, depth + 1)
            pieces.append(key + ": " + shorten(item[1], left, depth + 1))
        else:
            pieces.append(shorten(item, left, depth + 1))
        left[0] -= 2
    return ", ".join(pieces)


def other(value, kind, left, depth):
    """An object by what it holds, never by what its class says of it."""
    name = type_name(kind)[:32]
    inside = fields(value)
    if not inside:
        left[0] -= len(name) + 2
        return "<%s>" % name
    pieces = []
    for index, (field, item) in enumerate([*dict.items(inside)][:MOST_ITEMS + 1]):
        if index == MOST_ITEMS or left[0] <= 0:
            pieces.append("…")
            break
        field = sound(field, 32)
        left[0] -= len(field) + 3
        pieces.append(field + "=" + shorten(item, left, depth + 1))
    return "%s(%s)" % (name, ", ".join(pieces))


