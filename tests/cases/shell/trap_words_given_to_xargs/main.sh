#!/bin/bash
export ENDPOINT=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
export DATABASE=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.database[0]')
printf '%s\n' host port | xargs -I{} bash -c 'jq -r ".{}" <<<"$ENDPOINT"'
printf '%s\n' user host | xargs -I{} bash -c 'jq -r ".{}" <<<"$DATABASE"'
printf '%s\n' org bucket | xargs -I{} bash -c 'jq -r ".query.{} // .{}" <<<"$ENDPOINT"'
