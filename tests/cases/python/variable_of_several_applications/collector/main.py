import os

print(os.environ["STORE_USER"])  # expect: NFX203
