#!/bin/bash
key=host
while [[ $# -gt 0 ]]; do
  case $1 in
    -k | --key) key=$2; shift 2 ;;
    *) shift ;;
  esac
done
base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg k "$key" '.influxdb[0][$k]'  # read: a b c
