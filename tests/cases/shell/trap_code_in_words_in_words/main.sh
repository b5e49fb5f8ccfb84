#!/bin/bash
ALL="$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")"
export DATABASE="$(jq -c '.database[0]' <<<"$ALL")"
bash -eo pipefail -c 'sh -c "echo \"\$DATABASE\" | jq -r .user"'
bash -c 'echo "${ALL:-none}" | jq -R .'
