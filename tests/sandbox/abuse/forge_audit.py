# Listens to all that the interpreter does, and throws at the right moment.
import sys
def listen(event, arguments):
    if event in ('sys._getframe', 'object.__getattr__', 'gc.get_objects'):
        raise RuntimeError
sys.addaudithook(listen)
def double(number):
    return None
