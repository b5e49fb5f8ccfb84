#!/bin/sh
echo "$1" | jq -r '.username // .user'
