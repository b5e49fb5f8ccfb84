import os

HOST = os.getenv("METRICS_HOST", "localhost")
PORT = os.getenv("METRICS_PORT", "8086")
URL = f"http://{HOST}:{PORT}"
