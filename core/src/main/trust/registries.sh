# Fetches packages by name, through the ordinary clients. Sourced by the scripts in sources.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../../../../.launcher/tools.sh
. "$here/../../../../.launcher/tools.sh"
find_jdk

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs one of the Java programs of this folder: $1 is its name, then its arguments.
run_java() {
  local program=$1
  shift
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED "$here/$program.java" "$@"
}

# Sets apt to the options that make apt-get use a release of Debian, $1, whatever this machine's own
# is, and reads that release's lists. The mirrors are those that this machine is set up with.
use_debian() {
  local folder=$work/apt/$1 key=/usr/share/keyrings/debian-archive-keyring.gpg mirror security
  mirror=$(apt-get indextargets --format '$(SITE)' | grep '/debian/*$' | head -n 1)
  security=$(apt-get indextargets --format '$(SITE)' | grep '/debian-security/*$' | head -n 1)
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  {
    printf 'deb [signed-by=%s] %s %s main\n' $key "$mirror" "$1"
    printf 'deb-src [signed-by=%s] %s %s main\n' $key "$mirror" "$1"
    # The development release has no security updates of its own.
    [ "$1" = sid ] ||
      printf 'deb [signed-by=%s] %s %s-security main\n' $key "$security" "$1"
  } >"$folder/sources.list"
  apt=(-q -q -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache"
    -o Dir::State::status=/dev/null -o APT::Sandbox::User=)
  apt-get "${apt[@]}" update >&2
}

# Fetches the newest version of Debian's package $1 and unpacks it into $work/$1. Sets version, and
# date, on which the package was made: dpkg-deb stamps its control file so.
fetch_deb() {
  (cd "$work" && apt-get "${apt[@]}" download "$1" >&2)
  local file=("$work/$1"_*.deb)
  version=$(dpkg-deb -f "${file[0]}" Version)
  date=$(dpkg-deb --ctrl-tarfile "${file[0]}" |
    TZ=UTC tar tv --full-time ./control | awk '{ print $4 }')
  dpkg-deb -x "${file[0]}" "$work/$1"
  rm "${file[0]}"
}

# The version of a package without Debian's epoch and revision: 2:3.132-1 is 3.132.
upstream() {
  local bare=${1#*:}
  echo "${bare%-*}"
}

# Prints the head of a store in the format of StoreText.java: id, name, source, date, licence.
head_of_store() {
  printf 'id %s\nname %s\nsource %s\ndate %s\nlicence %s\n' "$@"
}

# Prints the certificates of PEM files in the format of StoreText.java. $1 says how many there must
# be; the files follow.
roots_of_pem() {
  local expected=$1
  shift
  awk -v "expected=$expected" '
    /-----BEGIN CERTIFICATE-----/ { der = ""; inside = 1; next }
    /-----END CERTIFICATE-----/ { print "root " der; inside = 0; count++ }
    inside { sub(/\r$/, ""); der = der $0 }
    END {
      if (count != expected) {
        print count " certificates instead of " expected >"/dev/stderr"
        exit 1
      }
    }' "$@"
}
