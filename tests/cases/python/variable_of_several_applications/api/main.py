import os

print(os.environ["STORE_USER"])
