import alpha
import beta

print(beta.user())
print(alpha.endpoint()["org"])  # expect: NFX202
