

# -- runs that look closer: which lines a case ran, and what many small edits of a program give. This file
# is read after driver.py, in the same world; it is told no more of what was expected than that one.

BRIEF_ITEMS, BRIEF_TEXT, BRIEF_ALL, BRIEF_DEPTH = 8, 30, 80, 3
TRACE_BYTES = 48_000
# What one answer of a batch may hold, so that many fit.
MOST_ANSWER = 1 << 16
TOOL = 4


def brief(value, depth=0):
    """A value in a few letters. Only builtin types are looked into: no code of the program runs."""
    kind = type(value)
    if value is None or kind is bool or kind is float:
        return repr(value)
    if kind is int:
        return repr(value) if value.bit_length() < 200 else "a very large number"
    if kind is str:
        text = sound(value, BRIEF_TEXT)
        return repr(text) if len(value) <= BRIEF_TEXT else repr(text)[:-1] + "…" + repr(text)[-1]
    if kind in (list, tuple, set, frozenset, dict):
        if depth >= BRIEF_DEPTH:
            return "…"
        return brief_items(value, kind, depth)[:BRIEF_ALL]
    return "<" + type_name(kind) + ">"


def brief_items(value, kind, depth):
    pieces = []
    try:
        for item in value:
            if len(pieces) == BRIEF_ITEMS:
                pieces.append("…")
                break
            piece = brief(item, depth + 1)
            pieces.append(piece + ": " + brief(value[item], depth + 1) if kind is dict else piece)
    except RuntimeError:
        pieces.append("…")
    inner = ", ".join(pieces)
    if kind is list:
        return "[" + inner + "]"
    if kind is tuple:
        return "(" + inner + (",)" if len(pieces) == 1 else ")")
    return "{" + inner + "}" if pieces or kind is dict else "set()"


class Lines:
    """The lines that ran, by `sys.settrace`."""

    def __init__(self):
        self.seen = set()
        self.steps = []

    def know(self, code):
        pass

    def start(self):
        self.seen, self.steps = set(), []
        sys.settrace(self.enter)

    def stop(self):
        sys.settrace(None)

    def enter(self, frame, event, _):
        return self.line if frame.f_code.co_filename == FILE else None

    def line(self, frame, event, _):
        if event == "line":
            self.seen.add(frame.f_lineno)
        return self.line


class MonitoredLines(Lines):
    """The lines that ran, by `sys.monitoring` (Python 3.12): each tells itself once, and costs nothing after."""

    def __init__(self):
        super().__init__()
        monitoring = sys.monitoring
        monitoring.use_tool_id(TOOL, "lines")
        monitoring.register_callback(TOOL, monitoring.events.LINE, self.ran)
        self.monitoring = monitoring

    def know(self, code):
        self.monitoring.set_local_events(TOOL, code, self.monitoring.events.LINE)
        for part in code.co_consts:
            if type(part) is type(code):
                self.know(part)

    def start(self):
        self.seen, self.steps = set(), []
        self.monitoring.restart_events()

    def stop(self):
        pass

    def ran(self, code, line):
        self.seen.add(line)
        return self.monitoring.DISABLE


class Steps(Lines):
    """The lines that ran, and after each the names whose values it changed. What a function gives back is
    told as a change of `return`, which no name can be."""

    def __init__(self, most):
        super().__init__()
        self.most = most

    def start(self):
        self.left = TRACE_BYTES
        self.frames = {}
        self.count = 0
        super().start()

    def enter(self, frame, event, _):
        if frame.f_code.co_filename != FILE:
            return None
        self.count += 1
        # The line it is at, what its names hold, its number, whether it begins, whether an error is on its way.
        self.frames[id(frame)] = [frame.f_lineno, {}, self.count, True, False]
        return self.line

    def line(self, frame, event, value):
        if event == "line":
            self.seen.add(frame.f_lineno)
        if len(self.steps) < self.most and self.left > 0:
            self.note(frame, event, value)
        if event == "return":
            self.frames.pop(id(frame), None)
        return self.line

    def note(self, frame, event, value):
        """What the line before this event changed."""
        state = self.frames.get(id(frame))
        if state is None:
            return
        line, known, number, begins, raised = state
        state[0], state[3], state[4] = frame.f_lineno, False, event == "exception"
        changed = []
        for name, held in [*frame.f_locals.items()]:
            if type(name) is not str or name.startswith(("_", ".")) or callable(held):
                continue
            if type(held) is Module:
                continue
            told = brief(held)
            if known.get(name) != told:
                known[name] = told
                changed.append((sound(name, BRIEF_TEXT), told))
        function = sound(frame.f_code.co_name, BRIEF_TEXT)
        # Generators give back many times; `<module>` and its like give nothing.
        plain = not function.startswith(("<", "__init__")) and not frame.f_code.co_flags & 0x2A0
        if event == "return" and plain and not raised:
            changed.append(("return", brief(value)))
        self.left -= sum(len(name) + len(told) + 8 for name, told in changed) + 8
        if changed or not (begins or raised):
            self.steps.append((line, function, changed, number))


class Watch(Run):
    """A run that also tells which lines each case ran, and ends a case that takes too long by itself, so
    that it can still tell where it was."""

    def __init__(self, job):
        super().__init__(job)
        _, millis, steps = self.looks
        self.seconds = millis / 1000
        self.index = None
        if steps:
            self.lines = Steps(steps)
        else:
            self.lines = MonitoredLines() if hasattr(sys, "monitoring") else Lines()

    def begin(self, index):
        self.index = index
        on_signal(SIGALRM, self.out_of_time)
        self.lines.start()
        setitimer(ITIMER_REAL, self.seconds)

    def out_of_time(self, _signal, _frame):
        self.tell("case", self.index, int(self.seconds * 1e6), peak(), ("stopped",), None)
        posix._exit(0)

    def compile(self):
        code = super().compile()
        if code is not None:
            self.lines.know(code)
            self.begin(self.first if self.kind == "program" else -1)
        return code

    def answer(self, index, ask):
        self.begin(index)
        super().answer(index, ask)

    def tell(self, *record):
        if record[0] in ("case", "load") or (record[0] == "loaded" and self.kind != "program"):
            self.lines.stop()
            setitimer(ITIMER_REAL, 0)
            super().tell("seen", self.index, sorted(self.lines.seen), self.lines.steps)
        super().tell(*record)


class Batch(Run):
    """Many edits of one program, each in a process of its own: what each of the questions gives."""

    def go(self):
        _, edits, each, all_millis = self.looks
        self.seconds = each / 1000
        end = perf_counter() + all_millis / 1000
        original = self.source.encode()
        alone = self.kind == "program"
        for number, (start, stop, text) in enumerate(edits):
            source = original[:start] + text.encode() + original[stop:]
            # A program reads its input once, so each question has a process.
            for first in range(len(self.asks)) if alone else (0,):
                if perf_counter() > end:
                    return
                child = posix.fork()
                if child == 0:
                    asks = self.asks[first:first + 1] if alone else self.asks
                    self.try_edit(number, source, first, asks)
                posix.waitpid(child, 0)
            self.tell("tried", number)

    def try_edit(self, number, source, first, asks):
        try:
            self.process = posix.getpid()
            # Whoever takes this signal away runs into the limits of the host.
            on_signal(SIGALRM, SIG_DFL)
            on_signal(SIGPROF, SIG_DFL)
            self.source, self.number = source, number
            self.wind()
            if self.kind == "program":
                self.print_answer(first, asks[0])
            else:
                self.give_answers(first, asks)
        except BaseException:
            pass
        posix._exit(0)

    def wind(self):
        """Processor time, so that a busy machine changes nothing; who waits is ended a little later."""
        setitimer(ITIMER_PROF, self.seconds)
        setitimer(ITIMER_REAL, self.seconds * 4 + 0.05)

    def give_answers(self, first, asks):
        exec(self.compiled(), self.module.__dict__)
        for offset, ask in enumerate(asks):
            self.wind()
            if self.kind == "class":
                self.tell_answer(first + offset, self.take_steps(ask), None)
            else:
                self.tell_answer(first + offset, *self.call(ask))

    def print_answer(self, index, ask):
        self.use_stdin(decode(ask, 0)[0])
        # More than a pipe holds is no answer that anybody expects: writing it waits for the alarm.
        printed, output = posix.pipe()
        posix.dup2(output, 1)
        posix.close(output)
        code = self.compiled("__main__")
        try:
            exec(code, self.module.__dict__)
            outcome = None
        except SystemExit:
            outcome = None
        except BaseException as error:
            outcome = raised(error)
        finish_program()
        flush((sys.stdout, *self.streams))
        posix.set_blocking(printed, False)
        try:
            text = posix.read(printed, MOST_ANSWER).decode("utf-8", "replace")
        except BlockingIOError:
            text = ""
        self.tell_answer(index, ("printed", text) if outcome is None else outcome, None)

    def compiled(self, name="solution"):
        code = compile(self.source, FILE, "exec", dont_inherit=True)
        self.make_module(name)
        return code

    def tell_answer(self, index, outcome, after):
        # A record that is cut off in the middle would spoil all that follow.
        setitimer(ITIMER_PROF, 0)
        setitimer(ITIMER_REAL, 0)
        try:
            told = Told(encode((outcome, after)))
        except TooLarge as error:
            told = Told(encode((("large", str(error)), None)))
        if len(told.data) > MOST_ANSWER:
            told = Told(encode((("large", "bytes"), None)))
        self.tell("answer", self.number, index, told)


LOOKING = {"watch": Watch, "batch": Batch}
