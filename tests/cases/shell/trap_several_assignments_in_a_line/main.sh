#!/bin/bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS") name=database
jq -r ".$name[0].user" <<< "$decoded"
name=metrics key=host
name=database key=user \
  bash -c 'echo "$name $key"'
jq -r ".$name[0].$key" <<< "$decoded"
