def whisper_chain(interpreters, spoken, wanted):
    language = spoken
    chain = []
    while language != wanted:
        helper = None
        for name, languages in interpreters.items():
            if language in languages and name not in chain:
                helper = name
                break
        if helper is None:
            return None
        chain.append(helper)
        if wanted in interpreters[helper]:
            return chain
        others = [other for other in interpreters[helper] if other != language]
        language = others[0]
    return chain
