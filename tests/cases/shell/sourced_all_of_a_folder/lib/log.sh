say() {
    echo "deploy: $1"
}
