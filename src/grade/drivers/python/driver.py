"""Runs a learner's program and tells what came of it. It is never told what was expected.

It stands in a process of its own (the server), which starts with nothing of a learner's in it and
forks once for each run. Descriptors: 1 and 2 output, 3 jobs (from the host), 4 records (to the host),
5 the server's own reports (to the host). A run keeps only 1, 2 and 4.

The names of builtins are looked up in a private copy, and modules are held by private names, so that
a program that patches them patches its own world only. A program that digs in this one's frames can
break its own verdict; it cannot better it, as the judge is elsewhere.
"""
import posix
import sys
from _signal import ITIMER_PROF, ITIMER_REAL, SIG_DFL, SIG_IGN, SIGALRM, SIGPROF
from _signal import default_int_handler, setitimer
from _signal import signal as on_signal
from gc import freeze
from time import perf_counter, process_time

try:
    from resource import RUSAGE_SELF, getrusage
except ImportError:
    RUSAGE_SELF, getrusage = 0, None

JOBS, RECORDS, REPORTS = 3, 4, 5
FILE = "solution.py"
MOST_DEPTH = 64
MOST_PARTS = 100_000
MOST_BYTES = 1 << 20
MOST_TEXT = 2_000
MOST_SHOWN = 500
# What learners' programs often import: imported once, so that a run need not.
OFTEN_USED = (
    "os", "re", "math", "random", "string", "collections", "itertools", "functools", "operator",
    "copy", "enum", "typing", "dataclasses", "datetime", "heapq", "bisect", "json", "abc",
)
# Cases of one program share a process only as long as they take no more than this of it: seconds, KiB.
MOST_SHARED_SECONDS = 1.0
MOST_SHARED_KIB = 64 << 10
Module = type(sys)
# Given back when memory has run out, so that there is enough to tell it.
RESERVE = [bytearray(1 << 20)]


class TooLarge(Exception):
    """A value has more parts, depth or bytes than can be told."""


class Told:
    """A value that is encoded already."""

    __slots__ = ("data",)

    def __init__(self, data):
        self.data = data


# -- values as bytes: a tag, then a length or digits with an end mark, then the parts


def encode(value):
    pieces = []
    left = [MOST_PARTS, MOST_BYTES]
    encode_into(pieces, left, value, 0)
    return b"".join(pieces)


def encode_into(pieces, left, value, depth):
    left[0] -= 1
    if left[0] < 0:
        raise TooLarge("parts")
    if depth > MOST_DEPTH:
        raise TooLarge("depth")
    kind = type(value)
    if value is None:
        pieces.append(b"N")
    elif kind is bool:
        pieces.append(b"T" if value else b"F")
    elif kind is int:
        encode_int(pieces, left, value)
    elif kind is float:
        pieces.append(b"f%b;" % float.__repr__(value).encode())
    elif kind is str:
        encode_text(pieces, left, value)
    elif kind is list:
        encode_items(pieces, left, b"l", value[:], depth)
    elif kind is tuple:
        encode_items(pieces, left, b"t", value, depth)
    elif kind is set or kind is frozenset:
        encode_items(pieces, left, b"e", [*value], depth)
    elif kind is dict:
        encode_pairs(pieces, left, value, depth)
    elif kind is Told:
        spend(left, len(value.data))
        pieces.append(value.data)
    else:
        encode_other(pieces, left, value, kind, depth)


def encode_int(pieces, left, value):
    if int.bit_length(value) > 13_000:
        raise TooLarge("digits")
    digits = int.__repr__(value).encode()
    spend(left, len(digits))
    pieces.append(b"i%b;" % digits)


def encode_text(pieces, left, value):
    if str.__len__(value) > MOST_BYTES:
        raise TooLarge("bytes")
    try:
        data = str.encode(value, "utf-8")
    except UnicodeEncodeError:
        # A half of a character: no text that could be expected has one.
        encode_opaque(pieces, left, "str", str.encode(value, "utf-8", "backslashreplace").decode())
        return
    spend(left, len(data))
    pieces.append(b"s%d:%b" % (len(data), data))


def encode_items(pieces, left, tag, items, depth):
    pieces.append(b"%b%d:" % (tag, len(items)))
    for item in items:
        encode_into(pieces, left, item, depth + 1)


def encode_pairs(pieces, left, value, depth):
    pairs = [*dict.items(value)]
    pieces.append(b"m%d:" % len(pairs))
    for key, item in pairs:
        encode_into(pieces, left, key, depth + 1)
        encode_into(pieces, left, item, depth + 1)


def encode_other(pieces, left, value, kind, depth):
    """A class derived from a builtin one is told as that one, read past what the class overrides."""
    if issubclass(kind, int):
        encode_int(pieces, left, int.__pos__(value))
    elif issubclass(kind, float):
        encode_into(pieces, left, float.__pos__(value), depth)
    elif issubclass(kind, str):
        encode_text(pieces, left, str.__str__(value))
    elif issubclass(kind, list):
        encode_items(pieces, left, b"l", list.__getitem__(value, slice(None)), depth)
    elif issubclass(kind, tuple):
        encode_items(pieces, left, b"t", [*tuple.__iter__(value)], depth)
    elif issubclass(kind, set):
        encode_items(pieces, left, b"e", [*set.__iter__(value)], depth)
    elif issubclass(kind, frozenset):
        encode_items(pieces, left, b"e", [*frozenset.__iter__(value)], depth)
    elif issubclass(kind, dict):
        encode_pairs(pieces, left, value, depth)
    else:
        encode_opaque(pieces, left, type_name(kind), show(value))


def encode_opaque(pieces, left, name, shown):
    pieces.append(b"o")
    encode_text(pieces, left, name)
    encode_text(pieces, left, shown)


def spend(left, count):
    left[1] -= count
    if left[1] < 0:
        raise TooLarge("bytes")


def type_name(kind):
    try:
        return sound(kind.__name__, MOST_SHOWN)
    except BaseException:
        return "object"


def show(value):
    try:
        return sound(repr(value), MOST_SHOWN)
    except BaseException:
        return "an object that cannot be shown"


def sound(text, most):
    """A text that can be told: exactly a `str`, not long, whole characters."""
    if not issubclass(type(text), str):
        return "?"
    return str.__str__(text)[:most].encode("utf-8", "backslashreplace").decode()


def decode(data, start):
    """The value at `start`, and where it ends. The host is trusted: nothing is checked."""
    tag = data[start]
    start += 1
    if tag == 78:  # N
        return None, start
    if tag == 84:  # T
        return True, start
    if tag == 70:  # F
        return False, start
    if tag == 105:  # i
        end = data.index(b";", start)
        return int(data[start:end]), end + 1
    if tag == 102:  # f
        end = data.index(b";", start)
        return float(data[start:end]), end + 1
    end = data.index(b":", start)
    count = int(data[start:end])
    start = end + 1
    if tag == 115:  # s
        return data[start:start + count].decode(), start + count
    if tag == 98:  # b: encoded values, to be decoded when it is their turn
        return data[start:start + count], start + count
    if tag == 109:  # m
        pairs = {}
        for _ in range(count):
            key, start = decode(data, start)
            pairs[key], start = decode(data, start)
        return pairs, start
    items = []
    for _ in range(count):
        item, start = decode(data, start)
        items.append(item)
    if tag == 116:  # t
        return tuple(items), start
    if tag == 101:  # e
        return set(items), start
    return items, start


# -- descriptors


def write_all(descriptor, data):
    while data:
        try:
            data = data[posix.write(descriptor, data):]
        except InterruptedError:
            pass


def read_exactly(descriptor, count):
    data = b""
    while len(data) < count:
        piece = posix.read(descriptor, count - len(data))
        if not piece:
            posix._exit(0)
        data += piece
    return data


def flush(streams):
    for stream in streams:
        try:
            stream.flush()
        except BaseException:
            pass


# -- one run


class Run:
    """One job in a process of its own."""

    def __init__(self, job):
        (self.nonce, self.kind, self.name, self.source, self.first, self.asks, self.keeps,
         self.looks) = job
        self.mark = bytes.fromhex(self.nonce)
        self.process = posix.getpid()
        self.streams = (sys.stdout, sys.stderr)
        self.module = None

    def leave_if_forked(self):
        """A copy that the program made of itself has nothing to tell."""
        if posix.getpid() != self.process:
            posix._exit(0)

    def tell(self, *record):
        self.leave_if_forked()
        data = encode(record)
        write_all(RECORDS, b"%b%b%b" % (self.mark, len(data).to_bytes(4, "little"), data))

    def end_output(self, index):
        """Marks where the output of a case ends (0: of the loading)."""
        flush((sys.stdout, sys.stderr, *self.streams))
        self.leave_if_forked()
        try:
            write_all(self.output, self.mark + index.to_bytes(4, "little"))
        except OSError:
            pass

    def go(self):
        if self.kind == "program":
            self.run_program()
            return
        posix.dup2(1, 2)
        self.output = posix.dup(1)
        posix.set_inheritable(self.output, False)
        if self.load("solution"):
            for offset, ask in enumerate(self.asks):
                self.answer(self.first + offset, ask)

    def use_stdin(self, text):
        """Standard input comes from a pipe that holds all of it, or from a file that has no name."""
        text = text.encode()
        source, filler = posix.pipe()
        posix.set_blocking(filler, False)
        try:
            fits = posix.write(filler, text) == len(text)
        except BlockingIOError:
            fits = False
        posix.close(filler)
        if not fits:
            posix.close(source)
            source = posix.open("stdin", posix.O_RDWR | posix.O_CREAT | posix.O_EXCL, 0o600)
            posix.unlink("stdin")
            write_all(source, text)
            posix.lseek(source, 0, 0)
        posix.dup2(source, 0)
        posix.close(source)

    def compile(self):
        SOURCE[:] = self.source.split("\n")
        try:
            return compile(self.source, FILE, "exec", dont_inherit=True)
        except SyntaxError as error:
            line, column = error.lineno or 1, error.offset or 1
            name = type_name(type(error))
            end = [max(getattr(error, name, None) or 0, 0) for name in ("end_lineno", "end_offset")]
            self.tell("syntax", name, sound(str(error.msg), MOST_TEXT), line, max(column, 1), end)
        except RecursionError:
            self.tell("syntax", "RecursionError", "too many parentheses inside one another", 1, 1, (0, 0))
        except MemoryError:
            self.tell("syntax", "MemoryError", "the program is too large", 1, 1, (0, 0))
        except ValueError as error:
            self.tell("syntax", "ValueError", sound(str(error), MOST_TEXT), 1, 1, (0, 0))
        return None

    def make_module(self, name):
        self.module = Module(name)
        self.module.__dict__["__builtins__"] = BUILTINS
        self.module.__dict__["__file__"] = FILE
        sys.modules[name] = self.module
        if name != "__main__":
            sys.modules["__main__"] = Module("__main__")

    def load(self, name):
        code = self.compile()
        if code is None:
            return False
        self.make_module(name)
        try:
            exec(code, self.module.__dict__)
            problem = None
        except BaseException as error:
            problem = raised(error)
        self.end_output(0)
        if problem is not None:
            self.tell("load", problem)
            return False
        wanted = self.module.__dict__.get(self.name)
        if wanted is None or not callable(wanted):
            self.tell("missing", wanted is not None, self.defined())
            return False
        self.tell("loaded")
        return True

    def defined(self):
        """The names of functions and classes that the program does define."""
        names = []
        for name, value in [*self.module.__dict__.items()]:
            if type(name) is str and callable(value) and not name.startswith("_"):
                names.append(sound(name, MOST_SHOWN))
        return names[:50]

    def answer(self, index, ask):
        start = perf_counter()
        if self.kind == "class":
            outcome, after = self.take_steps(ask), None
        else:
            outcome, after = self.call(ask)
        micros = int((perf_counter() - start) * 1e6)
        self.end_output(index + 1)
        self.tell_case(index, micros, outcome, after)

    def tell_case(self, index, micros, outcome, after):
        try:
            self.tell("case", index, micros, peak(), outcome, after)
        except TooLarge as error:
            self.tell("case", index, micros, peak(), ("large", str(error)), None)
        except BaseException as error:
            self.tell("case", index, micros, peak(), raised(error), None)

    def call(self, data):
        arguments, _ = decode(data, 0)
        outcome = attempt(self.module.__dict__[self.name], arguments)
        after = arguments if self.keeps and outcome[0] == "value" else None
        return outcome, after

    def take_steps(self, data):
        (constructor, steps), _ = decode(data, 0)
        outcome = attempt(self.module.__dict__[self.name], constructor)
        if outcome[0] != "value":
            return ("steps", [outcome])
        made = outcome[1]
        outcomes = [("value", None)]
        for method, arguments in steps:
            try:
                bound = getattr(made, method)
            except BaseException as error:
                outcomes.append(("without", method) if type(error) is AttributeError else raised(error))
                continue
            outcomes.append(snapshot(attempt(bound, arguments)))
        return ("steps", outcomes)

    def run_program(self):
        """A plain program's cases one after the other; of any other program, the first alone."""
        self.output = posix.dup(1)
        posix.set_inheritable(self.output, False)
        code, warned = self.compile_program()
        if code is None:
            return
        self.tell("loaded")
        imports = errors = None
        if len(self.asks) > 1 and is_plain(code, set(dir(sys))):
            imports = BUILTINS.__import__ = Imports(BUILTINS.__import__)
            errors = posix.dup(2)
            posix.set_inheritable(errors, False)
        found = (sys.stdin, sys.getrecursionlimit(), sys.argv[:])
        modules = []
        for offset, ask in enumerate(self.asks):
            index = self.first + offset
            if offset > 0:
                sys.stdout, sys.stderr = self.streams
                sys.stdin = open(0, encoding=found[0].encoding, errors=found[0].errors, closefd=False)
                sys.setrecursionlimit(found[1])
                sys.argv[:] = found[2]
            self.use_stdin(decode(ask, 0)[0])
            write_all(2, warned)
            self.make_module("__main__")
            # Whatever a module holds is never brought to an end, as when its process ends.
            modules.append(self.module)
            self.run_case(code, index, errors)
            spent = process_time() > MOST_SHARED_SECONDS or peak() > MOST_SHARED_KIB
            if imports is None or spent or not imports.left_as_it_was():
                self.tell("enough")
                return

    def compile_program(self):
        """The program, and what Python warns of in it, which belongs to the errors of each case."""
        noted = Noted()
        sys.stderr = noted
        code = self.compile()
        sys.stderr = self.streams[1]
        return code, "".join(noted.texts).encode()

    def run_case(self, code, index, errors):
        start = perf_counter()
        try:
            exec(code, self.module.__dict__)
            outcome = ("value", None)
        except SystemExit as error:
            outcome = ended(error)
        except BaseException as error:
            outcome = raised(error)
        finish_program()
        micros = int((perf_counter() - start) * 1e6)
        flush((sys.stdout, sys.stderr, *self.streams))
        if errors is not None:
            self.end_output(index + 1)
            write_all(errors, self.mark + (index + 1).to_bytes(4, "little"))
        self.tell_case(index, micros, outcome, None)


class Noted:
    """A stream that keeps what is written to it."""

    def __init__(self):
        self.texts = []

    def write(self, text):
        self.texts.append(text)

    def flush(self):
        pass


def attempt(function, arguments):
    try:
        return ("value", function(*arguments))
    except BaseException as error:
        return raised(error)


def snapshot(outcome):
    """A step's value as it is now: later steps may change it."""
    if outcome[0] != "value":
        return outcome
    try:
        return ("value", Told(encode(outcome[1])))
    except TooLarge as error:
        return ("large", str(error))


def ended(error):
    """How a program that calls `exit` ends."""
    code = error.code
    if code is None or type(code) is int:
        return ("value", None)
    try:
        write_all(2, (sound(str(code), MOST_TEXT) + "\n").encode())
    except BaseException:
        pass
    return ("value", None)


def finish_program():
    """What a program has left to do at its end: threads, and functions registered for it."""
    try:
        threading = sys.modules.get("threading")
        if threading is not None:
            threading._shutdown()
        registered = sys.modules.get("atexit")
        if registered is not None:
            registered._run_exitfuncs()
    except BaseException:
        pass


def raised(error):
    """An error in words: its class, the classes that it derives from, its message, and where."""
    kind = type(error)
    if issubclass(kind, MemoryError):
        RESERVE.clear()
    try:
        names = [type_name(each) for each in type.mro(kind)][:20]
    except BaseException:
        names = []
    try:
        message = sound(str(error), MOST_TEXT)
    except BaseException:
        message = ""
    number = None
    try:
        if issubclass(kind, OSError) and type(error.errno) is int:
            number = error.errno
    except BaseException:
        pass
    return ("raised", type_name(kind), names, message, number, trace(error), place(error))


def trace(error):
    """The lines of the learner's own file that led to the error, outermost first."""
    places = []
    try:
        step = error.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            if code.co_filename == FILE:
                places.append((step.tb_lineno, sound(code.co_name, MOST_SHOWN)))
            step = step.tb_next
    except BaseException:
        pass
    if len(places) > 12:
        places = places[:6] + places[-6:]
    return places


def peak():
    return getrusage(RUSAGE_SELF).ru_maxrss if getrusage is not None else 0


# -- the server


def leave(code=None):
    raise SystemExit(code)


def run_job():
    on_signal(2, default_int_handler)
    length = int.from_bytes(read_exactly(JOBS, 4), "little")
    job, _ = decode(read_exactly(JOBS, length), 0)
    posix.close(JOBS)
    posix.close(REPORTS)
    posix.setsid()
    try:
        (Run if job[7] is None else LOOKING[job[7][0]])(job).go()
    except BaseException:
        pass
    posix._exit(0)


def anyone_left():
    """Whether a run left a process behind: such a one has become a child of this process."""
    while True:
        try:
            process, _ = posix.waitpid(-1, posix.WNOHANG)
        except ChildProcessError:
            return False
        if process == 0:
            return True


def folders(places):
    """When each folder last changed: a run that writes a file, even one that it removes, shows here."""
    states = []
    for place in places:
        state = posix.stat(place)
        states.append((state.st_ctime_ns, state.st_mode, state.st_nlink))
    return states


def serve():
    on_signal(2, SIG_IGN)
    for descriptor in (JOBS, RECORDS, REPORTS):
        posix.set_inheritable(descriptor, False)
    places = (posix.getcwd(), posix.environ[b"TMPDIR"])
    clean = folders(places)
    write_all(REPORTS, b"ready\n")
    warm = False
    while True:
        if not posix.read(JOBS, 1):
            posix._exit(0)
        child = posix.fork()
        if child == 0:
            run_job()
        _, status, usage = posix.wait4(child, 0)
        untouched = not anyone_left()
        try:
            untouched = untouched and folders(places) == clean
        except OSError:
            untouched = False
        report = b"%d %d %d\n" % (status, usage.ru_maxrss, untouched)
        write_all(REPORTS, report)
        if not warm:
            warm = True
            for name in OFTEN_USED:
                try:
                    __import__(name)
                except ImportError:
                    pass
            freeze()


sys.path[:] = [place for place in sys.path if place]
sys.argv[:] = [FILE]
BUILTINS = sys.modules["builtins"]
BUILTINS.exit = BUILTINS.quit = leave
# What looks closer at a program (`looking.py`) is added here, and then `serve()` is called.
