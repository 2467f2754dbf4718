# The one process that it knows by number, by the shell.
attempt 'look' kill -0 VICTIM
attempt 'by a tool' sh -c 'ls /proc/VICTIM/'
