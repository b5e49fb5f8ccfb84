cat > own.json <<'EOF'
{"influxdb": [{"user": "x", "bucket": "b"}]}
EOF
for k in user bucket; do jq -r ".influxdb[0].$k" own.json; done
