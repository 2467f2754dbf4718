def letters_for(guest, by_day, by_night):
    """Sort the letters of a day and a night; give back one guest's."""
    holes = {"Ada": [], "Bo": []}
    holes["Cy"] = holes["Bo"]
    for name in by_day:
        holes.setdefault(name, []).append("day")
    for name in by_night:
        holes.get(name, []).append("night")
    return holes.get(guest)
