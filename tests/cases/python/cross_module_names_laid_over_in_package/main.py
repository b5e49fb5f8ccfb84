import conf

print(conf.host)
# The name is bound without being read.
print(conf.bucket)  # expect: NFX202 (unseen: raises)
