#!/bin/sh
exec /usr/lib/policy-compendium/bin/python3 -I -B -m compendium "$@"
