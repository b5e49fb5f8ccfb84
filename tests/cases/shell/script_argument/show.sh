#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".$1[0].$2"
