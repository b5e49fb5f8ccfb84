import os, \
    creds

bucket = creds.endpoint["bucket"]  # expect: NFX202
