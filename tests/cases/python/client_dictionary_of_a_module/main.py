import storage

print(getattr(storage, "query")())
