count = int(input())
best_time = ""
best_height = 0

for measurement in range(count):
    time, height_text = input().split()
    height = int(height_text)
    print(time, "~" * height)
    if height > best_height:
        best_time = time
        best_height = height

print("Swim at", best_time)
