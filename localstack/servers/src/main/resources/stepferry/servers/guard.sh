# Becomes the server; leaves behind a guard that ends the server once standard input, a pipe held by the parent, is closed.
# $1 signal that ends it in order; $2 the parent's process id; $3 a temporary folder to delete if the parent is gone, or empty
signal=$1 parent=$2 temporary=$3 server=$$
shift 3
exec 3<&0
(
    while read -r _ <&3; do :; done
    kill -s "$signal" "$server"
    tries=0
    while kill -0 "$server" && [ "$tries" -lt 100 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    if [ "$tries" -eq 100 ]; then
        kill -s KILL "$server"
    fi
    if [ -n "$temporary" ] && ! kill -0 "$parent"; then
        rm -rf -- "$temporary"
    fi
) </dev/null >/dev/null 2>&1 &
exec 3<&- "$@" </dev/null
