import boot
import settings

print(settings.host, boot.DEBUG)
# The name is bound without being read.
print(settings.user)  # expect: NFX201 (unseen: raises)
