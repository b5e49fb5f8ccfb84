#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
jq -r -L lib 'include "influx"; bucket' <<<"$relationships"
jq -r -L lib 'import "names" as names; .metrics[0] | names::account' <<<"$relationships"
