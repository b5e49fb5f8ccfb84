#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
trap 'echo "$(jq -r .database[0].user <<<"$relationships")"' EXIT
trap - INT
echo $(( $(jq -r '.metrics[0].host | length' <<<"$relationships") + 1 ))
