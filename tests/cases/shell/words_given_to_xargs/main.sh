#!/bin/bash
export ENDPOINT=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
printf '%s\n' host org | xargs -I{} bash -c 'echo "{}: $(jq -r ".{}" <<<"$ENDPOINT")"' # expect: NFX202
echo port bucket | xargs -n1 sh -c 'echo "$ENDPOINT" | jq -r ".$1"' _ # expect: NFX202
jq -r .user <<<"$ENDPOINT" | xargs echo name: # expect: NFX201
