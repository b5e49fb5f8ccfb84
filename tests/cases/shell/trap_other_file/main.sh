echo '{"user": "me"}' > settings.json
jq -r .user settings.json
