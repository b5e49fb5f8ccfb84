#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
(cd database && ./user.sh "$(jq -c '.database[0]' <<<"$relationships")")
(cd metrics && ./user.sh "$(jq -c '.metrics[0]' <<<"$relationships")")
