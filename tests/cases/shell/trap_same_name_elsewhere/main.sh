user() { echo me; }
org=main
echo "$(user) $org"
