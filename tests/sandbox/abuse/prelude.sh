# What every program of the shell has: how an attempt is told.
attempt() {
    what=$1
    shift
    if "$@" >/dev/null 2>&1 </dev/null; then echo "$what|DONE|"; else echo "$what|refused|$?"; fi
}
