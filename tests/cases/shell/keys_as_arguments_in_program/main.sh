#!/bin/bash
base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '
  def of($name; $key): .[$name][0][$key];
  of("database"; "port"),
  of("metrics"; "api_token"), # expect: NFX202
  of("metrics"; "user"),      # expect: NFX201
  (.metrics[0] as $ep | reduce ("user", "host") as $key (""; . + $ep[$key] + ";")) # expect: NFX201
'
