echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | node read.js
echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | node pieces.mjs
echo '{"influxdb": [{"org": "own"}]}' | node own.js
