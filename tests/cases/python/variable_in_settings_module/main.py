import os

from config import Settings

print(Settings.HOST, Settings.TOKEN)
print(os.environ[Settings.BUCKET_VARIABLE])  # expect: NFX203
