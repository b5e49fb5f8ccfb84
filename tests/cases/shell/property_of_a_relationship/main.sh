#!/bin/bash
TOKEN=$(upsun relationships -e main -P metrics.0.api_token) # expect: NFX202
echo "$TOKEN" "$(upsun environment:relationships --property="metrics.0.org")" # expect: NFX202
REL=metrics
upsun relationships --property "$REL.0.user" # expect: NFX201
