import boot
import settings

print(settings.host, boot.DEBUG)
# The name is bound without being read.
print(settings.bucket)  # expect: NFX202 (unseen: raises)
