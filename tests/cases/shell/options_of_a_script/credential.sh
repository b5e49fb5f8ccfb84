#!/bin/bash
rel=influxdb key=
while getopts "r:k:v" option; do
  case $option in
    r) rel=$OPTARG ;;
    k) key=$OPTARG ;;
    *) set -e ;;
  esac
done
base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -r --arg r "$rel" --arg k "$key" '.[$r][0][$k]'  # read: a b
