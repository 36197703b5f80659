#!/bin/bash
# systemd_user.sh HOME CMD…   run CMD as root with a live `systemd --user` manager (and journald), its home in HOME.
# All of it lives in a private mount namespace: a /run/systemd/system in the real one would make package scripts
# believe that systemd runs here.
if [ -z "$REACHOUT_IN_NAMESPACE" ]; then
    REACHOUT_IN_NAMESPACE=1 exec unshare --mount --propagation private "$0" "$@"
fi
set -e
export HOME=$1 XDG_RUNTIME_DIR=/run/user/0
shift
unset DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME NOTIFY_SOCKET

mount -t tmpfs -o mode=755 tmpfs /run  # /run must be a mount point, or ProtectProc= and others cover it and hide NOTIFY_SOCKET
mkdir -p /run/systemd/{system,unit-root} /run/lock "$XDG_RUNTIME_DIR"  # system: sd_booted() is true
mount -t cgroup2 none /sys/fs/cgroup
if [ ! -s /etc/machine-id ]; then
    tr -d - </proc/sys/kernel/random/uuid >/run/machine-id
    touch /etc/machine-id
    mount --bind /run/machine-id /etc/machine-id
fi
mkdir -p /var/log/journal  # a persistent journal, or `journalctl --user` shows nothing
mount -t tmpfs tmpfs /var/log/journal
mkdir -m 755 "/var/log/journal/$(cat /etc/machine-id)"
/lib/systemd/systemd-journald >/dev/null 2>&1 &
JOURNAL=$!
for _ in $(seq 50); do journalctl --flush 2>/dev/null && break; sleep .1; done

GROUP=/sys/fs/cgroup/reachout-test.$$
mkdir "$GROUP"
# What user-runtime-dir@.service makes; without it InaccessiblePaths= and ProtectKernel*= fail with 226/NAMESPACE.
for place in "$XDG_RUNTIME_DIR/systemd/inaccessible" /run/systemd/inaccessible; do
    mkdir -p "$place/dir"
    touch "$place/reg"
    mkfifo "$place/fifo"
    mknod "$place/chr" c 0 0
    mknod "$place/blk" b 0 0
    chmod 000 "$place"/*
done
chmod 700 "$XDG_RUNTIME_DIR"

(
    echo "$BASHPID" >"$GROUP/cgroup.procs"
    exec /lib/systemd/systemd --user --log-target=journal --log-level=info >/dev/null 2>&1
) &
MANAGER=$!
for _ in $(seq 200); do systemctl --user is-system-running >/dev/null 2>&1 && break; sleep .1; done

set +e
"$@"
CODE=$?
systemctl --user exit >/dev/null 2>&1
for _ in $(seq 50); do kill -0 $MANAGER 2>/dev/null || break; sleep .1; done
kill -9 $MANAGER 2>/dev/null
kill $JOURNAL 2>/dev/null
[ -f "$GROUP/cgroup.kill" ] && echo 1 >"$GROUP/cgroup.kill"
sleep .2
find "$GROUP" -depth -type d -exec rmdir {} \; 2>/dev/null
exit $CODE
