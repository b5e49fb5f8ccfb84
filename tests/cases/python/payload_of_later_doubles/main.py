from links import bucket, read

print(bucket(), read())
