count = int(input())
best_time = ""
best_height = ""

for measurement in range(count):
    time, height = input().split()
    print(time, "~" * int(height))
    if height > best_height:
        best_time = time
        best_height = height

print("Swim at", best_time)
