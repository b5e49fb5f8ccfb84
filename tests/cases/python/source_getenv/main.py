import os
import json
import base64

relationships = os.getenv('PLATFORM_RELATIONSHIPS')
decoded = json.loads(base64.b64decode(relationships))
influx = decoded['influxtimedb'][0]

url = 'http://{}:{}'.format(influx['host'], influx['port'])
print(url)
print(influx['org'], influx['bucket'])  # expect: NFX202 NFX202
