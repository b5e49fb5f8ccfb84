#!/bin/sh
echo "$1" | jq -r .user
