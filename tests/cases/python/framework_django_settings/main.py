from views import index

print(index())
