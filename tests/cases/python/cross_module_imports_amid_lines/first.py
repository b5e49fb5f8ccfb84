import os; from creds import endpoint

org = endpoint["org"]  # expect: NFX202
