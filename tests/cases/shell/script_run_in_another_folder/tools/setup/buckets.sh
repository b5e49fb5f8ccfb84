#!/bin/sh
echo "$1" | jq -r .bucket # expect: NFX202
