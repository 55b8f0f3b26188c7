#!/usr/bin/env bash
# Bundles CodeMirror anew from npm with the versions of vendor.json; needs node and npm. The result is the same on every run.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp entry.js "$work"
packages=$(python3 -c 'import json; print(*(f"{n}@{v}" for n, v in json.load(open("vendor.json"))["packages"].items()))')
cd "$work"
npm init --yes > /dev/null
# shellcheck disable=SC2086 # one word a package
npm install --silent --save-exact $packages
npx esbuild entry.js --bundle --format=esm --minify --target=es2022 --legal-comments=none --outfile=codemirror.js
sha256sum codemirror.js
cp codemirror.js "$OLDPWD/codemirror.js"
