band = input()
town = input()

print("Good evening, " + "town".upper() + "!")
print("We are " + "band" + ".")
print("See you next year, " + "town" + "!")
