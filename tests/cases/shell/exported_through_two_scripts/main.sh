#!/bin/bash
export ALL="$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")"
./first.sh
