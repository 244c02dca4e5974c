#!/bin/sh
set -e
# Compiled here: bytecode fits one version of Python only, and the program never writes into its own folder.
if [ "$1" = configure ]; then
    /usr/lib/policy-compendium/bin/python3 -I -m compileall -q -j 0 /usr/lib/policy-compendium/lib/python3 >/dev/null 2>&1 || true
fi
