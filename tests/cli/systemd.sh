#!/bin/sh
# A systemctl, loginctl and journalctl of our own: keeps its calls, and one unit's state, in $DESK.
name=${0##*/}
echo "$name $*" >>"$DESK/calls"
[ ! -e "$DESK/unreachable" ] || { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
[ "$1" = "--user" ] && shift
case "$name $1" in
"systemctl show")
    if [ -e "$DESK/active" ]; then active=active; else active=$(cat "$DESK/ended" 2>/dev/null || echo inactive); fi
    [ -e "$UNIT" ] || { echo "LoadState=not-found"; echo "ActiveState=inactive"; exit 0; }
    echo "LoadState=loaded"
    echo "ActiveState=$active"
    echo "Result=$(cat "$DESK/result" 2>/dev/null || echo success)"
    echo "ExecMainStatus=$(cat "$DESK/code" 2>/dev/null || echo 0)"
    echo "StatusText=Watching."
    echo "NRestarts=0"
    echo "UnitFileState=$([ -e "$DESK/enabled" ] && echo enabled || echo disabled)"
    echo "ActiveEnterTimestamp=Mon 2026-06-01 09:00:00 CEST"
    echo "InactiveEnterTimestamp="
    ;;
"systemctl enable")
    touch "$DESK/enabled"
    [ ! -e "$DESK/broken" ] || { echo "Job for $3 failed." >&2; exit 1; }
    [ "$2" = "--now" ] && touch "$DESK/active"
    ;;
"systemctl disable") rm -f "$DESK/enabled" "$DESK/active" ;;
"loginctl show-user") echo "Linger=$(cat "$DESK/linger" 2>/dev/null || echo no)" ;;
journalctl*) echo "Jun 01 09:00:00 here reachout[7]: Keeping watch." ;;
esac
exit 0
