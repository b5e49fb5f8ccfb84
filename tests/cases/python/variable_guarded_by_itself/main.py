import os
if "TS_USER" in os.environ:  # expect: NFX203
    print(os.environ["TS_USER"])  # expect: NFX203
else:
    print("nobody")
