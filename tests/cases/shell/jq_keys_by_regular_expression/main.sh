#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
jq -c 'with_entries(select(.key | test("^(host|bucket)$")))' <<<"$endpoint" # expect: NFX202
jq -r 'to_entries[] | select(.key | test("^org$")) | .value' <<<"$endpoint" # expect: NFX202
while IFS='=' read -r key value; do
  if [[ $key =~ ^(user|port)$ ]]; then # expect: NFX201
    echo "$key is $value"
  fi
done < <(jq -r 'to_entries[] | "\(.key)=\(.value)"' <<<"$endpoint")
