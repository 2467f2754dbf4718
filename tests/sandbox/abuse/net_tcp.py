# A connection out, one in, and one in the newer family.
attempt('connect', lambda: socket.create_connection(('127.0.0.1', TCP), timeout=5))
attempt('listen', lambda: socket.create_server(('127.0.0.1', 0)))
attempt('the newer family', lambda: socket.socket(socket.AF_INET6))
