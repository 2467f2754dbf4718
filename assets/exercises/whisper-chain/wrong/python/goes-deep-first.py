def whisper_chain(interpreters, spoken, wanted):
    reached = {spoken}
    found = [(spoken, [])]
    while found:
        language, chain = found.pop()
        if language == wanted:
            return chain
        for name, languages in interpreters.items():
            if language in languages:
                for further in languages:
                    if further not in reached:
                        reached.add(further)
                        found.append((further, chain + [name]))
    return None
