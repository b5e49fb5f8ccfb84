import os
import logging
if "TS_USER" in os.environ:  # allow: NFX290
    logging.warning("old shape")
print("ok")
