cat > own.json <<'EOF'
{"influxdb":[{"user":"me","org":"o"}]}
EOF
jq -r '.influxdb[0].user' own.json
