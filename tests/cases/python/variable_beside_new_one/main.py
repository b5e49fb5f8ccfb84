import os
if "TS_USERNAME" in os.environ:
    print(os.environ["TS_USERNAME"])
    # Of the payload that takes this branch the variable is gone.
    print(os.environ["TS_ORG"])  # expect: NFX203 (unseen: raises)
else:
    print(os.environ["TS_USER"])  # expect: NFX290
    print(os.environ["TS_ORG"])  # expect: NFX290
