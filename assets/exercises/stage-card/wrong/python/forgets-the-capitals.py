band = input()
town = input()

town.upper()
print("Good evening, " + town + "!")
print("We are " + band + ".")
print("See you next year, " + town + "!")
