import os, json, base64

if 'PLATFORM_RELATIONSHIPS' in os.environ:
    R = json.loads(base64.urlsafe_b64decode(os.environ['PLATFORM_RELATIONSHIPS'].strip() + '').decode('utf8'))
    host, user = R['influxdb'][0]['host'], R['influxdb'][0]['user']  # expect: NFX201
    print(host); print(user)
