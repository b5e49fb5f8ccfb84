"""The language server: what a run finds, and mends, in every editor that speaks the protocol (LSP 3.17)."""
