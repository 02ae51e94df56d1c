"""The settings of an embedded PostgreSQL: private, quiet about what people write, safe or fast."""

ALWAYS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "password_encryption": "'scram-sha-256'",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "jit": "off",
    # What people write must not end up in a log: no statements, no values, no DETAIL.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}
FOR_USE = {"max_connections": "100", "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
# A test database is thrown away after a crash, so it need not survive one.
FOR_TESTS = {
    "max_connections": "300",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "'2GB'",
    "autovacuum_naptime": "'5min'",
}
