#!/bin/sh
# A menu that opens no link hands over "--open" with nothing behind it.
[ "$#" -eq 1 ] && [ "$1" = "--open" ] && shift
exec /usr/lib/policy-compendium/bin/python3 -I -B -m compendium "$@"
