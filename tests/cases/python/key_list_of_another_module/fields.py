FIELDS = ("host", "bucket", "org")  # expect: NFX202 NFX202 (read a)
SHOWN = ("host", "user")
