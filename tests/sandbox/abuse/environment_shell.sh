# Environments of all processes, by the shell.
attempt 'environments' sh -c 'cat /proc/$PPID/environ'
attempt 'processes' ls /proc/1/task
