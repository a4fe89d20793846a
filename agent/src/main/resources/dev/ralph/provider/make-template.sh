# Makes /results/data.tar, a data directory with the role and the database that every cell gets, and /results/version.
set -e
"$ralph_bin/postgres" --version > /results/version

# Small log segments: an empty cluster then needs 30 MB of the sandbox's memory instead of 45.
"$ralph_bin/initdb" -D /tmp/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --wal-segsize=1 --no-sync > /tmp/initdb.log
"$ralph_bin/postgres" --single -D /tmp/data -c fsync=off template1 > /tmp/single.log << 'SQL'
CREATE ROLE ralph SUPERUSER LOGIN PASSWORD 'ralph';
CREATE DATABASE ralph_test OWNER ralph;
SQL

# Nothing here outlives its cell, so nothing needs to reach a disk.
cat >> /tmp/data/postgresql.conf << 'CONF'
listen_addresses = '127.0.0.1'
port = 5432
unix_socket_directories = '/tmp'
timezone = 'UTC'
log_timezone = 'UTC'
shared_buffers = 16MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 64MB
jit = off
CONF

# Written under another name first: a file named data.tar is always whole.
tar -C /tmp/data -cf /results/data.part .
chmod 644 /results/data.part /results/version
mv /results/data.part /results/data.tar
