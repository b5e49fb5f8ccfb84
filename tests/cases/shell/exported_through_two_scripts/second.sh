#!/bin/sh
echo "$ALL" | jq -r '.metrics[0] | "\(.host) \(.bucket)"' # expect: NFX202
