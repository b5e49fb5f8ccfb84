#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
jq -c '.metrics[0] | with_entries(select(.key | test("^(host|port)$")))' <<<"$relationships"
jq -c '.database[0] | with_entries(select(.key | test("^(user|port)$")))' <<<"$relationships"
jq -c '.[][0] | select(.rel | test("^(postgresql|mysql)$")) | .user' <<<"$relationships"
