from collections import deque


def whisper_chain(interpreters, spoken, wanted):
    """A shortest list of interpreters between two languages, or None."""
    reached = {spoken}
    queue = deque([(spoken, [])])
    while queue:
        language, chain = queue.popleft()
        if language == wanted:
            return chain
        for name, languages in interpreters.items():
            if language in languages:
                for further in languages:
                    if further not in reached:
                        reached.add(further)
                        queue.append((further, chain + [name]))
    return None
