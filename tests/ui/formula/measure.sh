#!/bin/sh
# Measures the sample formulas in Chromium, which sets MathML Core natively, and writes the numbers
# that tst_browser_metrics compares the layout with:
#   cmake --build build/dev --target formula_gallery
#   tests/ui/formula/measure.sh build/dev/bin/formula_gallery > tests/ui/formula/browser_metrics.json
# Lengths are in em. Needs chromium; run again when the samples, the MathML or the font change.
set -eu
gallery=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen
"$gallery" --html "$work/page.html" 100
cat "$(dirname "$0")/measure.js" | sed -e '1i <script>' -e '$a </script>' >> "$work/page.html"
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --allow-file-access-from-files \
    --user-data-dir="$work/profile" --virtual-time-budget=10000 --window-size=4000,3000 \
    --dump-dom "file://$work/page.html" 2>/dev/null |
    sed -n '/<pre id="metrics">/,/<\/pre>/p' | sed -e 's/.*<pre id="metrics">//' -e 's/<\/pre>.*//'
