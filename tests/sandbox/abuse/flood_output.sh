# Prints without end, by a tool that does nothing else.
exec yes 'and again'
