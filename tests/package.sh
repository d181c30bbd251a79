#!/usr/bin/env bash
# The Debian package, made of a built folder: what is in it, and that it can be installed, run and removed.
# Usage: package.sh BUILD_FOLDER. As root; what was installed of the same name before is gone afterwards.
set -uo pipefail
build=$(realpath "$1")
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
desktop=$top/resources/desktop
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

passed=0 failed=0
check() { # check NAME COMMAND…
    local name=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
        echo "PASS   : package::$name"
    else
        failed=$((failed + 1))
        echo "FAIL!  : package::$name"
        cat "$work/said"
    fi
}

check "desktop entry" desktop-file-validate "$desktop/org.deltaflow.Deltaflow.desktop"
check "AppStream metadata" appstreamcli validate --no-net "$desktop/org.deltaflow.Deltaflow.metainfo.xml"
check "manual page in Chinese" bash -c "[[ -z \$(man --warnings -l '$desktop/deltaflow.zh_CN.1' 2>&1 >/dev/null) ]]"
check "manual page" bash -c "[[ -z \$(man --warnings -l '$desktop/deltaflow.1' 2>&1 >/dev/null) ]]"
check "is made" bash -c "cd '$work' && cpack -G DEB --config '$build/CPackConfig.cmake' -B '$work'"
package=$(find "$work" -maxdepth 1 -name '*.deb' | head -n 1)

if command -v lintian >/dev/null; then
    check "no error and no warning of lintian" lintian --allow-root --fail-on error,warning "$package"
fi

contents=$(dpkg-deb --contents "$package" 2>/dev/null | awk '{print $6}')
for file in bin/deltaflow share/applications/org.deltaflow.Deltaflow.desktop share/man/man1/deltaflow.1.gz share/man/zh_CN/man1/deltaflow.1.gz \
    share/metainfo/org.deltaflow.Deltaflow.metainfo.xml share/mime/packages/deltaflow.xml \
    share/icons/hicolor/scalable/apps/deltaflow.svg share/doc/deltaflow/copyright \
    share/doc/deltaflow/changelog.gz; do
    check "has $file" grep -qxF "./usr/$file" <<<"$contents"
done
check "needs its libraries" bash -c "dpkg-deb --field '$package' Depends | grep -q libqt6widgets6"

check "is installed" dpkg --install "$package"
check "runs" bash -c "/usr/bin/deltaflow --print --example net-2-2-1 | grep -q '0.002654'"
check "speaks Chinese" bash -c "/usr/bin/deltaflow --language zh_CN --print --example net-2-2-1 | grep -q '隐藏单元 1 的净输入'"
check "its documents are known" grep -qxF '50:application/x-deltaflow:*.deltaflow' /usr/share/mime/globs2
check "they open with it" grep -qs 'application/x-deltaflow=.*org.deltaflow.Deltaflow.desktop' /usr/share/applications/mimeinfo.cache
check "is removed" dpkg --remove deltaflow
check "leaves nothing" test ! -e /usr/bin/deltaflow -a ! -e /usr/share/applications/org.deltaflow.Deltaflow.desktop
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
