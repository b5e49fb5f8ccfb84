#!/bin/bash
upsun relationships -P database.0.user
upsun relationships -P metrics.0.host
upsun relationships -P metrics.0.query.bucket 2>/dev/null || upsun relationships -P metrics.0.bucket
echo "platform relationships" '{"user": 1}' | sed 's/.*{/{/' | jq .user
