#!/bin/sh
set -e
find /usr/lib/policy-compendium -type d -name __pycache__ -prune -exec rm -rf {} +
