# What every program in Python has: how an attempt is told.
import ctypes, errno, fcntl, mmap, os, resource, signal, socket, struct, sys, time
library = ctypes.CDLL(None, use_errno=True)


def attempt(what, action):
    try:
        action()
    except (OSError, ValueError) as error:
        print(what, 'refused', type(error).__name__, sep='|', flush=True)
    except BaseException as error:
        print(what, 'NOT TRIED', repr(error), sep='|', flush=True)
    else:
        print(what, 'DONE', '', sep='|', flush=True)
