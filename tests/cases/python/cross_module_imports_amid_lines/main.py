if True: import first, second
try: from third import user
except ImportError: raise
from fourth import token; print(first.org, second.bucket, user(), token)
