import os

RELATIONSHIP = "timedb"
print(os.environ[f"{RELATIONSHIP.upper()}_HOST"])
print(os.environ["TIMEDB" + "_ORG"])  # expect: NFX203
