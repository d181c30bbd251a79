# Shared by app/run.sh, tests/run.sh and .ci/run, which source it: what Deltaflow needs from Debian,
# and how it is built. Everything said here goes to stderr, so that a program's output stays clean.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# To build, run and test; then what only .ci/run needs besides.
packages=(
    cmake g++ ninja-build pkgconf
    qt6-base-dev qt6-base-private-dev qt6-l10n-tools qt6-svg-dev qt6-tools-dev qt6-translations-l10n qt6-wayland
    libeigen3-dev libharfbuzz-dev nlohmann-json3-dev libqcustomplot-dev libbenchmark-dev
    libonnx-dev libprotobuf-dev libwebp-dev
    fonts-inter fonts-lmodern fonts-noto-cjk
)
fuzz_packages=(clang libclang-rt-14-dev)
ci_packages=(
    "${fuzz_packages[@]}" appstream chromium chromium-driver clang-format desktop-file-utils dpkg-dev
    imagemagick man-db openbox procps python3-torch shared-mime-info texlive-lang-chinese texlive-latex-base
    texlive-xetex
    xdotool xvfb
)

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Installs those of the named packages that are missing; silent if none is.
need() {
    command -v dpkg-query >/dev/null ||
        die "Deltaflow's scripts install Debian packages, but this system has no dpkg; see README.md for what to install."
    local installed missing=() package
    installed=" $(dpkg-query --show --showformat='${Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $installed == *" $package=installed "* ]] || missing+=("$package")
    done
    [[ ${#missing[@]} -eq 0 ]] && return

    local root=()
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null ||
            die "Deltaflow needs these Debian packages, and without root or sudo they cannot be installed: ${missing[*]}."
        root=(sudo)
    fi
    say "Installing Debian packages: ${missing[*]}"
    local log apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
    log=$(mktemp)
    # The lists may be absent or too old to name files that still exist, hence the second try.
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
        { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
        { tail -n 5 "$log" >&2
          rm -f "$log"
          die "Deltaflow needs these Debian packages, and apt-get could not install them (is there a network?): ${missing[*]}."; }
    rm -f "$log"
}

# build PRESET TARGET…: configures once, then builds what is out of date; silent if nothing is.
build() {
    local preset=$1 dir="$top/build/$1"
    shift
    mkdir -p "$dir"
    exec {lock}>"$dir/.lock"
    flock "$lock" # two builds in one folder would spoil each other
    # A checkout that was moved or copied brings a cache which names its old place.
    if [[ -f $dir/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$top" "$dir/CMakeCache.txt"; then
        rm -rf "$dir/CMakeCache.txt" "$dir/CMakeFiles"
    fi
    if [[ ! -f $dir/build.ninja || ! -f $dir/CMakeCache.txt ]]; then
        say "Configuring ($preset)"
        (cd "$top" && cmake --preset "$preset") >"$dir/configure.log" 2>&1 ||
            { cat "$dir/configure.log" >&2
              die "Deltaflow could not be configured; the reason is above."; }
    fi
    if [[ $(ninja -C "$dir" -n "$@" 2>&1) != *"no work to do"* ]]; then
        say "Building ($preset); the first time takes a few minutes"
        local quiet=()
        [[ -t 2 ]] || quiet=(--quiet)
        ninja -C "$dir" -j "$(nproc)" "${quiet[@]}" "$@" >&2 ||
            die "Deltaflow could not be built; the reason is above."
    fi
    exec {lock}>&-
}
