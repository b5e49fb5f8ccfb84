export RELS=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
sh ./show.sh
