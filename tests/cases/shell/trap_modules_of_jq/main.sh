#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
jq -r -L lib 'import "influx" as i; .metrics[0] | i::user, i::org' <<<"$relationships"
jq -r -L lib 'include "database"; user' <<<"$relationships"
