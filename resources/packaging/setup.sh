# Sourced by app/run and tests/run: installs what is missing, configures and builds build/release.
# root: the project's folder, set by who sources this.

# packages COLUMN ROLE...: the names for one package system (2 apt, 3 dnf, 4 pacman)
packages() {
    column=$1
    shift
    for role in "$@"; do
        awk -v c="$column" -v r="$role" '$1 == r && $c != "-" { print $c }' "$root/resources/packaging/packages.txt"
    done
}

# install ROLE...
install_missing() {
    if ! command -v apt-get >/dev/null 2>&1; then
        command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1 && return 0
        echo "Sockstage installs its packages itself only where there is apt-get. Install these, then run this again:" >&2
        echo "  Fedora:  sudo dnf install" $(packages 3 "$@") >&2
        echo "  Arch:    sudo pacman -S --needed" $(packages 4 "$@") >&2
        return 1
    fi
    # With what they provide: later systems have some names only so (libqt6opengl6-dev in qt6-base-dev).
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
        sed -n 's/([^)]*)//g; s/^installed //p' | tr -s ', \n' ' ')
    missing=
    for name in $(packages 2 "$@"); do
        case " $installed " in *" $name "*) ;; *) missing="$missing $name" ;; esac
    done
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || {
            echo "Sockstage needs packages that only root can install." >&2
            not_installed
            return
        }
        as_root=sudo
    fi
    echo "Sockstage needs these packages and installs them now:$missing" >&2
    $as_root sh -c 'apt-get update -q || echo "apt-get update failed; trying with the lists that are here."
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"' install $missing >&2 ||
        not_installed
}

# Names the way out when root's part could not be done here.
not_installed() {
    echo "Run this as root, then the same command again:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends$missing" >&2
    return 1
}

# build CMAKE-OPTION... -- BUILD-OPTION...
configure_and_build() {
    options=
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        options="$options $1"
        shift
    done
    [ $# -eq 0 ] || shift
    mkdir -p "$root/build"
    # One at a time: a second one would overwrite what the first is building.
    (cd "$root" && flock 9 && cmake --preset release $options >&2 && cmake --build --preset release "$@" >&2) \
        9>"$root/build/.lock"
}
