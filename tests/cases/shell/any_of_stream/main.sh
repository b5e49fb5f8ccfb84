#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq 'any(.metrics[]; .user == "admin"), all(.metrics[]; .org == "main")' # expect: NFX201 NFX202
