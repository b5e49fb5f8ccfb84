#!/bin/bash
here=$(dirname "$0")
jq -r --arg key user -f "$here/../jq/key.jq" decoded.json # expect: NFX201
