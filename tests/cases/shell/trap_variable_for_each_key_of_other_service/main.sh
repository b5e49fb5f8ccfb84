#!/bin/bash
eval "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.database[0] | to_entries[] | "export DB_\(.key | ascii_upcase)=\(.value | @sh)"' 2>/dev/null)"
echo "$DB_HOST $DB_USER"
