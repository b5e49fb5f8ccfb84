import constants
from constants import METRICS_RELATIONSHIP, ORG, Keys
from platformshconfig import Config

creds = Config().credentials(METRICS_RELATIONSHIP)
print(creds[constants.HOST])
print(creds[ORG])  # expect: NFX202
print(creds.get(Keys.TOKEN))  # expect: NFX202
