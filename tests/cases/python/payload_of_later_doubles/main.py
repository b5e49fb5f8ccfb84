from links import bucket

print(bucket())
