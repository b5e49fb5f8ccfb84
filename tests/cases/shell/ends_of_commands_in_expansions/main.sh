#!/bin/bash
endpoint=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -c '.influxdb[0]')
for key in host org bucket; do # expect: NFX202 NFX202
    value=$(echo "$endpoint" | jq -r ".$key // empty")
    case "$key" in
        host) url="http://$value" ;;
        *) query="${query:+$query&}$key=$value" ;;
    esac
done
echo "$url/?$query" "${note:-a|b; c}" "${query:+${url}&$(echo "$endpoint" | jq -r .user)}" # expect: NFX201
